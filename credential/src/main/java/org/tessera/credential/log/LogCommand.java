package org.tessera.credential.log;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The commands of the log.
 *
 * <p>{@code verify (--url ADDRESS | --dir FOLDER) [--key LINE|FILE] [--keep FILE]} looks after a whole log and remembers its
 * checkpoint; {@code check CREDENTIAL --receipt FILE --key LINE|FILE} finds one credential without a network.
 */
public final class LogCommand {

    /** As it should be. */
    public static final int SOUND = 0;
    /** The log contradicts itself, or the credential is not in it. */
    public static final int BROKEN = 1;
    /** Something could not be read, or the command was wrong. */
    public static final int CANNOT_TELL = 2;

    private static final String USAGE = """
            Usage: log verify (--url https://example.org/log | --dir FOLDER) [--key LINE or FILE] [--keep FILE]
                   log check CREDENTIAL --receipt FILE --key LINE or FILE""";

    private final Map<String, String> options = new HashMap<>();
    private final PrintStream out;

    private LogCommand(List<String> words, Set<String> known, PrintStream out) {
        this.out = out;
        for (var at = 0; at < words.size(); at += 2) {
            if (!known.contains(words.get(at)) || at + 1 == words.size()) {
                throw new IllegalArgumentException("Not understood: " + words.get(at));
            }
            options.put(words.get(at), words.get(at + 1));
        }
    }

    /**
     * Runs a command.
     *
     * @param args the words after "log"
     * @return {@link #SOUND}, {@link #BROKEN} or {@link #CANNOT_TELL}
     */
    public static int run(String[] args, PrintStream out) {
        var words = List.of(args);
        try {
            if (!words.isEmpty() && words.getFirst().equals("verify")) {
                return new LogCommand(words.subList(1, words.size()), Set.of("--url", "--dir", "--key", "--keep"), out)
                        .verify();
            }
            if (words.size() > 1 && words.getFirst().equals("check")) {
                return new LogCommand(words.subList(2, words.size()), Set.of("--receipt", "--key"), out)
                        .check(Path.of(words.get(1)));
            }
            out.println(USAGE);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.println(USAGE);
        } catch (IOException e) {
            out.println("Can't read " + e.getMessage());
        }
        return CANNOT_TELL;
    }

    private int verify() throws IOException {
        if (options.containsKey("--url") == options.containsKey("--dir")) {
            throw new IllegalArgumentException("Name the log by --url or by --dir.");
        }
        var files = options.containsKey("--url")
                ? LogFiles.at(URI.create(options.get("--url")))
                : LogFiles.in(Path.of(options.get("--dir")));
        var keep = Optional.ofNullable(options.get("--keep")).map(Path::of);
        var last = keep.isPresent() && Files.exists(keep.get())
                ? Optional.of(Files.readString(keep.get()))
                : Optional.<String>empty();
        var log = options.containsKey("--key") ? key() : published(files);
        return switch (new Witness(files, log).look(last)) {
            case Witness.Finding.Broken broken -> {
                out.println("DO NOT TRUST THIS LOG. " + broken.why());
                keep.ifPresent(
                        file -> out.println("The checkpoint in " + file + " was left as it is: it is evidence."));
                yield BROKEN;
            }
            case Witness.Finding.Sound sound -> {
                if (keep.isPresent()) {
                    remember(keep.get(), sound.note());
                }
                print(sound, log);
                yield SOUND;
            }
        };
    }

    private void print(Witness.Finding.Sound sound, NoteVerifier log) {
        out.println("The log is sound: " + sound.checkpoint().size() + " entries, " + sound.grown()
                + " since the last look, root " + sound.checkpoint().root() + ".");
        out.println(sound.events().entrySet().stream()
                .map(e -> "  " + e.getKey().name().toLowerCase(Locale.ROOT) + " " + e.getValue())
                .collect(Collectors.joining("\n")));
        if (!options.containsKey("--key")) {
            out.println(
                    "The key came from the log itself. Compare it with one you got elsewhere, and use it with --key:");
            out.println("  " + log);
        }
    }

    private int check(Path credential) throws IOException {
        if (!options.containsKey("--receipt") || !options.containsKey("--key")) {
            throw new IllegalArgumentException("A check needs --receipt and --key.");
        }
        var receipt = Receipt.parse(Files.readString(Path.of(options.get("--receipt"))));
        var found = receipt.proves(Files.readAllBytes(credential), key());
        out.println(found.map(f -> "The credential stands in the log as entry " + f.index() + " of "
                        + f.checkpoint().size() + ", " + f.entry().day() + ".")
                .orElse("The receipt does not show that this credential stands in the log."));
        return found.isPresent() ? SOUND : BROKEN;
    }

    private NoteVerifier key() throws IOException {
        var given = options.getOrDefault("--key", "");
        return NoteVerifier.parse(Files.exists(Path.of(given)) ? Files.readString(Path.of(given)) : given);
    }

    private static NoteVerifier published(LogFiles files) throws IOException {
        return NoteVerifier.parse(new String(files.read("key"), StandardCharsets.UTF_8));
    }

    /** Beside first and then in its place, so that a crash leaves the old one or the new one. */
    private static void remember(Path keep, String note) throws IOException {
        var unfinished = keep.resolveSibling(keep.getFileName() + ".unfinished");
        Files.writeString(unfinished, note);
        Files.move(unfinished, keep, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
