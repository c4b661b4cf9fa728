package org.tessera.platform;

/**
 * Where people of some role ask a person, given by a module as a bean; everybody else is told on {@code /help} whom to
 * ask. Every page leads there.
 *
 * @param path where one asks; {@code ?about=} names the page that one comes from
 * @param who asks there
 */
public record AskEntry(String path, Who who) {}
