package org.tessera.design;
import java.nio.file.*;
import org.junit.jupiter.api.Test;
class DumpTest {
    @Test void dump() throws Exception {
        var out = new StringBuilder();
        for (var b : BrokenPack.all()) {
            var f = Files.createTempDirectory("pk");
            b.writeTo(f);
            out.append("## ").append(b.name()).append('\n');
            for (var c : ContentCheck.read(f).complaints()) out.append(c.toString().replace(f + "/", "")).append('\n');
        }
        Files.writeString(Path.of("/tmp/dump.txt"), out);
    }
}
