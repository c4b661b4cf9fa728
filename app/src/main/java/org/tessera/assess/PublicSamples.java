package org.tessera.assess;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.tessera.platform.Settings;
import org.tessera.platform.Sha256;
import org.tessera.platform.Yaml;

/** Loads the sample items and tasks that lie open in {@code content/}: for practice and demonstration only. */
@Component
class PublicSamples {
    private final ItemBank bank;
    private final Training training;
    private final Settings settings;

    PublicSamples(ItemBank bank, Training training, Settings settings) {
        this.bank = bank;
        this.training = training;
        this.settings = settings;
    }

    /** Before anything that might want to register a sitting. */
    @EventListener(ApplicationStartedEvent.class)
    @Order(Ordered.HIGHEST_PRECEDENCE)
    void load() {
        each("items.yaml", (file, text) -> {
            var pack = ItemPack.read(file.toString(), text);
            refuseUnlessPublic(file, pack.use());
            bank.store(pack, Optional.empty(), Optional.empty());
        });
        each("task.yaml", (file, text) -> {
            var task = WorkTask.read(file.toString(), text);
            refuseUnlessPublic(file, task.use());
            bank.store(task, Optional.empty());
        });
        each("training.yaml", (file, text) -> {
            var trained = Trained.read(file.toString(), text);
            refuseUnlessPublic(file, trained.use());
            training.store(trained, Optional.empty());
        });
    }

    /** What is stored already is not read again: a start should not get slower with every course. */
    private void each(String name, BiConsumer<Path, String> deed) {
        var programmes = settings.content().resolve("programmes");
        if (!Files.isDirectory(programmes)) return;
        for (Path file : files(programmes, name)) {
            var text = text(file);
            if (!bank.knowsSample(Sha256.of(text))) deed.accept(file, text);
        }
    }

    private static List<Path> files(Path folder, String name) {
        try (var paths = Files.walk(folder, 3)) {
            return paths.filter(p -> p.getFileName().toString().equals(name))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseUnlessPublic(Path file, String use) {
        if (!use.equals(ItemPack.PUBLIC_SAMPLE))
            throw new Yaml.Unreadable(
                    file + ": only public samples belong into the content folder, this one is " + use);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
