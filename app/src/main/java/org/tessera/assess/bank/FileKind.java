package org.tessera.assess.bank;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The kinds of files that a candidate may hand in, told by their first bytes and never by their name. */
public enum FileKind {
    PDF("application/pdf"),
    PNG("image/png"),
    JPEG("image/jpeg"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ODT("application/vnd.oasis.opendocument.text"),
    MP3("audio/mpeg"),
    OGG("audio/ogg"),
    WEBM("audio/webm"),
    MP4("audio/mp4"),
    WAV("audio/wav");

    /** What a recording may come as. */
    public static final List<FileKind> SOUNDS = List.of(MP3, OGG, WEBM, MP4, WAV);

    private final String type;

    FileKind(String type) {
        this.type = type;
    }

    /** The media type. */
    public String type() {
        return type;
    }

    /** The name in forms, texts and file names: {@code pdf}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What {@code accept=} of a file's box says. */
    public static String accept(List<FileKind> kinds) {
        return String.join(
                ",", kinds.stream().map(k -> "." + k.key() + "," + k.type()).toList());
    }

    /** The kind that the content itself shows; nothing for any other. */
    public static Optional<FileKind> sniff(byte[] file) {
        return Arrays.stream(values()).filter(kind -> kind.recognises(file)).findFirst();
    }

    private boolean recognises(byte[] file) {
        return switch (this) {
            case PDF -> at(file, 0, "%PDF-");
            case PNG -> at(file, 0, "\u0089PNG\r\n\u001a\n");
            case JPEG -> at(file, 0, "\u00ff\u00d8\u00ff");
            // A document with macros is a program, whatever it is called.
            case DOCX -> at(file, 0, "PK\3\4") && holds(file, "word/document.xml") && !holds(file, "vbaProject.bin");
            case ODT -> at(file, 0, "PK\3\4") && at(file, 30, "mimetypeapplication/vnd.oasis.opendocument.text");
            // An MPEG frame begins with eleven ones; the layer bits 01 are layer III.
            case MP3 -> at(file, 0, "ID3") || (file.length > 2 && (file[0] & 0xff) == 0xff && (file[1] & 0xe6) == 0xe2);
            case OGG -> at(file, 0, "OggS");
            case WEBM -> at(file, 0, "\u001aE\u00df\u00a3");
            case MP4 -> at(file, 4, "ftyp");
            case WAV -> at(file, 0, "RIFF") && at(file, 8, "WAVE");
        };
    }

    private static boolean at(byte[] file, int offset, String bytes) {
        if (file.length < offset + bytes.length()) return false;
        for (int i = 0; i < bytes.length(); i++) if ((file[offset + i] & 0xff) != bytes.charAt(i)) return false;
        return true;
    }

    private static boolean holds(byte[] file, String name) {
        for (int from = 0; from + name.length() <= file.length; from++) if (at(file, from, name)) return true;
        return false;
    }
}
