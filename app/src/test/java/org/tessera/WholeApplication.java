package org.tessera;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.tessera.platform.TestHome;

/**
 * The base of tests that need the whole application on a real PostgreSQL. One server and one context serve all of them,
 * so a test makes the people and things that it needs and never counts on an empty table.
 */
@SpringBootTest
@AutoConfigureMockMvc
public abstract class WholeApplication {
    private static final Path HOME = TestHome.open(project());

    /** The port of the application's address. Nobody answers there until a test asks {@link RealServer} to. */
    private static final int PORT = freePort();

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("tessera.home", HOME::toString);
        registry.add("server.port", () -> PORT);
        registry.add("tessera.content", () -> project().resolve("content").toString());
        // Speaking ahead would keep a processor busy that the other tests need.
        registry.add("tessera.narration.ahead", () -> "false");
    }

    /** The address of the application under test. */
    public static String address() {
        return "http://localhost:" + PORT;
    }

    /** The folder of the application under test. */
    public static Path home() {
        return HOME;
    }

    /** The root of the project, with {@code content/}. */
    public static Path project() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("content/frameworks"))) return folder;
        }
        throw new IllegalStateException("run the tests from within the project");
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
