package org.tessera.assess.bank;

import java.util.List;
import org.tessera.platform.Sha256;

/** What became of a file that somebody brought as an answer. */
public sealed interface Artefact {
    /** It may be kept. */
    record Accepted(FileKind kind, String sha256) implements Artefact {
        /** The answer that names it, as {@link Response} saves it. */
        public String answer() {
            return "file:" + kind.key() + ":" + sha256;
        }
    }

    /** There was nothing in it, or no file was chosen. */
    record Empty() implements Artefact {}

    /** It is larger than the question allows. */
    record TooLarge(int megabytes) implements Artefact {}

    /** It is of another kind than its question takes, whatever its name says. */
    record OfAnotherKind(List<FileKind> taken) implements Artefact {}

    /**
     * Looks at a file for a question that takes one.
     *
     * @throws IllegalArgumentException when the question takes none
     */
    static Artefact of(Question question, byte[] file) {
        return switch (question.core()) {
            case Question.Upload upload -> of(upload.kinds(), upload.megabytes(), file);
            case Question.Recording recording -> of(FileKind.SOUNDS, 5, file);
            default -> throw new IllegalArgumentException("this question takes no file");
        };
    }

    private static Artefact of(List<FileKind> kinds, int megabytes, byte[] file) {
        if (file.length == 0) return new Empty();
        if (file.length > megabytes << 20) return new TooLarge(megabytes);
        return FileKind.sniff(file)
                .filter(kinds::contains)
                .<Artefact>map(kind -> new Accepted(kind, Sha256.of(file)))
                .orElseGet(() -> new OfAnotherKind(kinds));
    }
}
