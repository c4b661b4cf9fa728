package org.tessera.assess.day;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tessera.assess.SittingId;
import org.tessera.platform.Settings;
import org.tessera.platform.Sha256;

/**
 * The configuration of Safe Exam Browser for one sitting, and its Config Key: the SHA-256 of the settings as "SEB-JSON"
 * (keys in order whatever their case, no white space, {@code originatorVersion} left out). The browser sends with each
 * request the SHA-256 of address and key, which only a browser with these very settings is meant to know. It hinders
 * cheating on machines of the test centre; it proves nothing about a browser that somebody has rebuilt.
 */
@Component
class SafeBrowser {
    /** In which header the browser sends its hash. */
    static final String HEADER = "X-SafeExamBrowser-ConfigKeyHash";

    private final Settings settings;

    SafeBrowser(Settings settings) {
        this.settings = settings;
    }

    /** A file that the browser opens: an XML property list, neither packed nor encrypted. */
    byte[] file(SittingId sitting) {
        var text = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "https://www.apple.com/DTDs/PropertyList-1.0.dtd">
                <plist version="1.0">
                <dict>
                """);
        text.append("<key>originatorVersion</key><string>Tessera</string>\n");
        options(sitting).forEach((key, value) -> {
            text.append("<key>").append(key).append("</key>");
            text.append(value instanceof Boolean ? "<" + value + "/>" : "<string>" + value + "</string>");
            text.append('\n');
        });
        return text.append("</dict>\n</plist>\n").toString().getBytes(UTF_8);
    }

    /** The Config Key, in hexadecimal letters. */
    String configKey(SittingId sitting) {
        return Sha256.of(options(sitting).entrySet().stream()
                .map(e -> '"' + e.getKey() + "\":"
                        + (e.getValue() instanceof Boolean
                                ? e.getValue().toString()
                                : '"' + e.getValue().toString() + '"'))
                .collect(Collectors.joining(",", "{", "}")));
    }

    /** What the browser sends for a page of ours. */
    String expected(SittingId sitting, String path) {
        return Sha256.of(settings.address(path) + configKey(sitting));
    }

    /** Whether a request comes from a browser that was set up by this sitting's file. */
    boolean admits(SittingId sitting, String path, String header) {
        return expected(sitting, path).equalsIgnoreCase(header);
    }

    private Map<String, Object> options(SittingId sitting) {
        var options = new TreeMap<String, Object>(String.CASE_INSENSITIVE_ORDER);
        options.put("allowQuit", true);
        options.put("browserWindowAllowReload", true);
        options.put("examSessionClearCookiesOnEnd", true);
        options.put("quitURL", settings.address("/exams"));
        options.put("quitURLConfirm", true);
        options.put("sendBrowserExamKey", true);
        options.put("showReloadButton", true);
        options.put("showTime", true);
        options.put("startURL", settings.address("/sittings/" + sitting));
        return options;
    }
}
