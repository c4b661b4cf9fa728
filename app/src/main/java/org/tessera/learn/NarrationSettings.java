package org.tessera.learn;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How narration is made where a course has no recording.
 *
 * @param espeak the command of espeak-ng
 * @param ffmpeg the command of ffmpeg
 * @param ahead whether the rest of a unit is spoken in the background when a learner opens it
 */
@ConfigurationProperties("tessera.narration")
record NarrationSettings(
        @DefaultValue("espeak-ng") String espeak,
        @DefaultValue("ffmpeg") String ffmpeg,
        @DefaultValue("true") boolean ahead) {}
