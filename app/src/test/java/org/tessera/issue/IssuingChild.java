package org.tessera.issue;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.tessera.Tessera;
import org.tessera.certify.DecisionId;

/**
 * Issuing in a JVM of its own: the application without its pages. It first takes up what the one before it left behind,
 * as every start does, then issues, and waits at its fault for SIGKILL.
 */
final class IssuingChild {
    /** Set in the child. */
    static final String PROPERTY = "tessera.test.child";

    private IssuingChild() {}

    /** @param arguments the fault, a decision, and Spring's arguments */
    public static void main(String[] arguments) {
        var context = new SpringApplicationBuilder(Tessera.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .run(List.of(arguments).subList(2, arguments.length).toArray(String[]::new));
        // The job that takes up what is left would get there first now and then.
        context.getBean(Scheduler.class).stop();
        var issuing = context.getBean(Issuing.class);
        var own = new DecisionId(UUID.fromString(arguments[1]));
        context.getBean(Ledger.class).unfinished(1000).stream()
                .filter(left -> !left.equals(own))
                .forEach(issuing::advance);
        context.getBean(Faults.class).arm(Faults.Fault.valueOf(arguments[0]));
        issuing.advance(own);
        System.out.println("came past " + arguments[0]);
        System.exit(1);
    }

    /**
     * Starts one, waits until it has come to its fault, and kills it there.
     *
     * @param settings Spring's arguments
     */
    static void killedAt(String fault, DecisionId decision, List<String> settings) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx384m",
                "-Xshare:auto",
                "-D" + PROPERTY + "=true",
                "-cp",
                System.getProperty("java.class.path"),
                IssuingChild.class.getName(),
                fault,
                decision.toString()));
        command.addAll(settings);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        var said = new StringBuilder();
        try (var out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = out.readLine(); line != null; line = out.readLine()) {
                said.append(line).append('\n');
                if (line.equals(Faults.HERE + fault)) return;
            }
        } finally {
            // SIGKILL: no hook runs, no connection is closed in order.
            process.destroyForcibly().waitFor();
        }
        throw new AssertionError("the child ended before " + fault + ":\n" + said);
    }
}
