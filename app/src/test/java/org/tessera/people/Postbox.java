package org.tessera.people;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/** The outside world's mail server: what was sent can be read here. */
@Component("peoplePostbox")
public class Postbox extends JavaMailSenderImpl {
    private final Map<String, BlockingQueue<SimpleMailMessage>> boxes = new ConcurrentHashMap<>();

    /** The letters for one address, whatever others get meanwhile. */
    public BlockingQueue<SimpleMailMessage> of(String address) {
        return boxes.computeIfAbsent(address.toLowerCase(Locale.ROOT), unused -> new LinkedBlockingQueue<>());
    }

    /** The health page asks whether the server is there. */
    @Override
    public void testConnection() {}

    @Override
    public void send(SimpleMailMessage... sent) {
        for (var message : sent)
            for (var address : Objects.requireNonNull(message.getTo()))
                of(address).add(message);
    }
}
