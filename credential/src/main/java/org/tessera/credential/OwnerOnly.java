package org.tessera.credential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** Files with secrets. */
final class OwnerOnly {

    private OwnerOnly() {}

    /**
     * Creates a file with its final permissions, because a key must not be readable by others even for a moment.
     *
     * @throws java.nio.file.FileAlreadyExistsException if there is one already
     */
    static void write(Path file, byte[] content) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
        Files.write(file, content, StandardOpenOption.WRITE);
    }
}
