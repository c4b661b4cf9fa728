package org.tessera;

import java.util.Arrays;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.tessera.credential.Main;
import org.tessera.credential.log.LogCommand;
import org.tessera.measurement.cli.Measure;

/** Every command of {@code ./tessera} that runs on the JVM. Two modules may call a part of theirs the same. */
@SpringBootApplication(
        exclude = UserDetailsServiceAutoConfiguration.class,
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@ConfigurationPropertiesScan
public class Tessera {
    public static void main(String[] arguments) {
        var command = arguments.length == 0 ? "start" : arguments[0];
        var rest = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
        switch (command) {
            case "start" -> Server.start(false, rest);
            case "demo" -> Server.start(true, rest);
            case "tour" -> System.exit(TourCommand.run(rest));
            case "verify" -> System.exit(Main.verify(rest, System.out));
            case "credential" -> System.exit(credential(rest));
            case "log" -> System.exit(LogCommand.run(rest, System.out));
            case "measure" -> System.exit(Measure.run(rest, System.out, System.err));
            case "report" -> System.exit(ReportCommand.run(System.out, rest));
            case "content" -> System.exit(ContentCommand.run(System.out, rest));
            default -> {
                System.err.println("No such command: " + command + ". Try ./tessera --help");
                System.exit(2);
            }
        }
    }

    private static int credential(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals("issue"))
            return Main.issue(Arrays.copyOfRange(arguments, 1, arguments.length), System.out);
        System.err.println(
                "./tessera credential issue --award award.json --out DIR   writes one award in every format");
        return 2;
    }
}
