package org.tessera;

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

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry registry) {
        registry.add("tessera.home", HOME::toString);
        registry.add("tessera.content", () -> project().resolve("content").toString());
        // Speaking ahead would keep a processor busy that the other tests need.
        registry.add("tessera.narration.ahead", () -> "false");
    }

    /** The root of the project, with {@code content/}. */
    public static Path project() {
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("content/frameworks"))) return folder;
        }
        throw new IllegalStateException("run the tests from within the project");
    }
}
