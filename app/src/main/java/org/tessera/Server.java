package org.tessera;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.tessera.platform.LocalPostgres;

/** {@code ./tessera start} and {@code ./tessera demo}: reads the settings, looks before it leaps, starts the platform. */
final class Server {
    /** A setting's variable, the property that it sets, its default in words, and what it is for. */
    private record Setting(String variable, String property, String otherwise, String purpose) {}

    private static final Setting[] SETTINGS = {
        new Setting("TESSERA_HOME", "tessera.home", "var", "folder for the own database, keys and made files"),
        new Setting("TESSERA_CONTENT", "tessera.content", "content", "folder with frameworks, programmes and courses"),
        new Setting("TESSERA_PORT", "server.port", "8080", "port to listen on; also --port"),
        new Setting("TESSERA_ADDRESS", "server.address", "127.0.0.1", "address to listen on"),
        new Setting("TESSERA_BASE_URL", "tessera.base-url", "http://localhost:PORT", "address that people type"),
        new Setting(
                "TESSERA_LANGUAGES",
                "tessera.languages",
                "en,el,it,pl,es,ro",
                "languages switched on; the first is the fallback"),
        new Setting("TESSERA_ZONE", "tessera.zone", "Europe/Athens", "time zone of dates on pages"),
        new Setting(
                "TESSERA_DATABASE_URL", "spring.datasource.url", "own PostgreSQL", "jdbc:postgresql://host/database"),
        new Setting("TESSERA_DATABASE_USER", "spring.datasource.username", "-", "its owner, who migrates it"),
        new Setting("TESSERA_DATABASE_PASSWORD", "spring.datasource.password", "-", "the owner's password"),
        new Setting(
                "TESSERA_DATABASE_WEB_PASSWORD", "tessera.database.web-password", "derived", "of the role tessera_web"),
        new Setting(
                "TESSERA_DATABASE_SEALER_PASSWORD",
                "tessera.database.sealer-password",
                "derived",
                "of the role tessera_sealer"),
        new Setting("TESSERA_SMTP_HOST", "spring.mail.host", "no mail", "mail server for sign-in links"),
        new Setting("TESSERA_SMTP_PORT", "spring.mail.port", "25", "its port"),
        new Setting("TESSERA_SMTP_USER", "spring.mail.username", "-", "its user"),
        new Setting("TESSERA_SMTP_PASSWORD", "spring.mail.password", "-", "its password"),
        new Setting("TESSERA_MAIL_FROM", "tessera.mail-from", "tessera@localhost", "sender of mail"),
    };

    /** The launcher's word, as a system property, for a start that only fills the JVM's cache. */
    private static final String REHEARSAL = "tessera.rehearsal";

    /** How many more candidates the simulated world is to hold. */
    private static final String CANDIDATES = "tessera.candidates";

    private static final String SIMULATED_BODY = "Example Certification Body";

    private Server() {}

    /** Starts and returns when the pages answer; exits with 1 and one sentence when something is in the way. */
    static void start(boolean demo, String... arguments) {
        if (java.util.Arrays.asList(arguments).contains("--help")) {
            help(System.out);
            return;
        }
        var settings = settings(demo, System.getenv(), arguments);
        var port = Integer.parseInt(settings.getOrDefault("server.port", "8080"));
        if (!isFree(settings.getOrDefault("server.address", "127.0.0.1"), port)) {
            fail("Port " + port + " is in use by another program. Choose another one: ./tessera "
                    + (demo ? "demo" : "start") + " --port " + (port + 1));
        }
        if (demo) {
            settings.put("spring.datasource.url", "none");
            settings.putIfAbsent("tessera.home", "var");
        }
        look(settings);
        var world = demo ? new SimulatedWorld(Path.of(settings.get("tessera.home"))) : null;
        if (world != null) world.prepare();
        var context = run(settings);
        if (Boolean.getBoolean(REHEARSAL)) {
            rehearse(context);
            return;
        }
        var address = context.getEnvironment().getProperty("tessera.base-url");
        if (world != null) world.show(context, System.out);
        System.out.println("Tessera is ready: " + address + "   (stop it with Ctrl-C)");
        int candidates = Integer.parseInt(settings.getOrDefault(CANDIDATES, "0"));
        if (world != null && candidates > 0) world.fill(context, candidates, System.out);
    }

    /**
     * Answers a few first pages and ends: what the JVM has learnt on the way goes into its cache for the next starts
     * (JEP 483 and 514), and a cache without the pages would leave their classes to be loaded then.
     */
    private static void rehearse(ConfigurableApplicationContext context) {
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        try (context;
                var visitor = HttpClient.newHttpClient()) {
            for (String path : List.of("/", "/sign-in", "/catalogue", "/check", "/figures", "/")) {
                var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
                visitor.send(request.build(), BodyHandlers.discarding());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Looks whether the own PostgreSQL can be used, if it is that one; exits with one sentence when it can't. */
    static void look(Map<String, String> settings) {
        if (!settings.getOrDefault("spring.datasource.url", "none").equals("none")) return;
        try {
            LocalPostgres.look(Path.of(settings.getOrDefault("tessera.home", "var")));
        } catch (LocalPostgres.Unusable inTheWay) {
            fail(String.valueOf(inTheWay.getMessage()));
        }
    }

    /** Starts the platform; these settings go before those of {@code tessera.yaml} and of the environment. */
    static ConfigurableApplicationContext run(Map<String, String> settings) {
        var arguments = settings.entrySet().stream()
                .map(s -> "--" + s.getKey() + "=" + s.getValue())
                .toArray(String[]::new);
        return new SpringApplication(Tessera.class).run(arguments);
    }

    /** The properties that the variables and {@code --port} stand for. */
    static Map<String, String> settings(boolean demo, Map<String, String> environment, String... arguments) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("tessera.demo", Boolean.toString(demo));
        // The seal names who issues; in the simulated world that is its certification body.
        if (demo) settings.put("tessera.seal.organisation", SIMULATED_BODY);
        var options =
                demo ? Map.of("--port", "server.port", "--candidates", CANDIDATES) : Map.of("--port", "server.port");
        for (var setting : SETTINGS) {
            var value = environment.get(setting.variable());
            if (value != null && !value.isBlank()) settings.put(setting.property(), value);
        }
        for (int i = 0; i < arguments.length; i += 2) {
            var property = options.get(arguments[i]);
            if (property == null || i + 1 == arguments.length || !arguments[i + 1].matches("\\d{1,5}"))
                fail("Not understood: " + arguments[i] + ". Try ./tessera start --help");
            settings.put(String.valueOf(property), arguments[i + 1]);
        }
        return settings;
    }

    private static boolean isFree(String address, int port) {
        try (var ignored = new ServerSocket(port, 1, InetAddress.getByName(address))) {
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }

    private static void help(PrintStream out) {
        out.println("""
                ./tessera start [--port N]   starts Tessera, with its own PostgreSQL unless one is given
                ./tessera demo  [--port N]   the same with a simulated world to look around in;
                                             --candidates 1500 lets so many more sit an exam there

                Settings, from the environment or as properties in tessera.yaml:
                """);
        for (var setting : SETTINGS) {
            out.printf("  %-26s %s (%s)%n", setting.variable(), setting.purpose(), setting.otherwise());
        }
    }

    private static void fail(String message) {
        System.err.println(message);
        System.exit(1);
    }
}
