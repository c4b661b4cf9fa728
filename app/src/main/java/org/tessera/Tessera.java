package org.tessera;

import java.util.Arrays;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration;

/** Every command of {@code ./tessera} that runs on the JVM. */
@SpringBootApplication(exclude = UserDetailsServiceAutoConfiguration.class)
@ConfigurationPropertiesScan
public class Tessera {
    public static void main(String[] arguments) {
        var command = arguments.length == 0 ? "start" : arguments[0];
        var rest = Arrays.copyOfRange(arguments, Math.min(1, arguments.length), arguments.length);
        switch (command) {
            case "start" -> Server.start(false, rest);
            case "demo" -> Server.start(true, rest);
            case "tour" -> System.exit(TourCommand.run(rest));
            case "verify" -> System.exit(org.tessera.credential.Main.verify(rest, System.out));
            default -> {
                System.err.println("No such command: " + command + ". Try ./tessera --help");
                System.exit(2);
            }
        }
    }
}
