package org.tessera.platform;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.stereotype.Component;

/**
 * Sends mail: by SMTP when a server is set ({@code spring.mail.host}); in the demonstration to an on-screen mailbox; else
 * nowhere, and the log says that a message was not sent (never to whom).
 */
@Component
public class Mail {
    /** A message in the on-screen mailbox. */
    record Message(UUID id, Instant at, String recipient, String subject, String body) {}

    private static final Logger LOG = LoggerFactory.getLogger(Mail.class);
    private final ObjectProvider<JavaMailSender> smtp;
    private final JdbcClient jdbc;
    private final Settings settings;
    private final Texts texts;
    private final Clock clock;

    Mail(ObjectProvider<JavaMailSender> smtp, JdbcClient jdbc, Settings settings, Texts texts, Clock clock) {
        this.smtp = smtp;
        this.jdbc = jdbc;
        this.settings = settings;
        this.texts = texts;
        this.clock = clock;
    }

    /** Whether mail reaches anybody: without it, sign-in links can't be offered. */
    public boolean available() {
        return settings.demo() || smtp.getIfAvailable() != null;
    }

    /**
     * Sends the texts {@code key.subject} and {@code key.body}.
     *
     * @param recipient an e-mail address
     * @param language of the message
     */
    public void send(String recipient, String language, String key, Object... arguments) {
        var subject = texts.say(language, key + ".subject", arguments);
        var body = texts.say(language, key + ".body", arguments);
        var sender = smtp.getIfAvailable();
        if (sender != null) {
            var message = new SimpleMailMessage();
            message.setFrom(settings.mailFrom());
            message.setTo(recipient);
            message.setSubject(subject);
            message.setText(body);
            sender.send(message);
        } else if (settings.demo()) {
            keep(recipient, subject, body);
        } else {
            LOG.warn("No mail server is set, so a message of kind {} was not sent", key);
        }
    }

    List<Message> newest(int most) {
        return jdbc.sql("""
                select id, at, recipient, subject, body
                  from platform.mailbox
                 order by at desc
                 limit :most
                """)
                .param("most", most)
                .query((row, n) -> new Message(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("at").toInstant(),
                        row.getString("recipient"),
                        row.getString("subject"),
                        row.getString("body")))
                .list();
    }

    private void keep(String recipient, String subject, String body) {
        jdbc.sql("""
                insert into platform.mailbox (id, at, recipient, subject, body)
                values (:id, :at, :recipient, :subject, :body)
                """)
                .param("id", Ids.next())
                .param("at", Timestamp.from(clock.instant()))
                .param("recipient", recipient)
                .param("subject", subject)
                .param("body", body)
                .update();
    }
}
