package org.tessera.design;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tessera.platform.Ids;

/** Publishes small packs, for tests of any module that need a course to stand on. */
public final class Packs {
    private Packs() {}

    /** The whole pack of the test data under an id of its own, with a recording added. */
    public static CoursePack withRecording(CoursePacks packs, Path folder, String recording) throws IOException {
        BrokenPack.copyWhole(folder);
        var file = folder.resolve("pack.yaml");
        Files.writeString(file, Files.readString(file).replace("id: T01", "id: T" + Ids.next()));
        Files.createDirectories(folder.resolve(recording).getParent());
        Files.writeString(folder.resolve(recording), "a person's voice");
        return packs.load(folder);
    }
}
