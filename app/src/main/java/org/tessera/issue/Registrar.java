package org.tessera.issue;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.tessera.certify.CertificateGranted;

/**
 * Takes the decisions of certification and passes them on to be sealed. There is no other way in: no page, no import and
 * no other module commissions a credential.
 */
@Component
class Registrar implements DisposableBean {
    /**
     * Drawing and sealing keep a processor busy for seconds. On virtual threads, which nobody interrupts, a day with many
     * decisions would leave no processor to the people who sit an exam; so it has threads of its own, for half of them.
     */
    private final ExecutorService desk = Executors.newFixedThreadPool(
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            Thread.ofPlatform().name("issuing-", 1).daemon().factory());

    private final Ledger ledger;
    private final Issuing issuing;

    Registrar(Ledger ledger, Issuing issuing) {
        this.ledger = ledger;
        this.issuing = issuing;
    }

    /** Takes note in the transaction of the decision itself: a decision that is kept is never forgotten. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void commission(CertificateGranted granted) {
        ledger.commission(granted.decision(), granted.certificate());
    }

    /**
     * Goes on right after the decision. Told once more, nothing is issued twice. Outside a transaction of its own, because
     * each step is one.
     */
    @ApplicationModuleListener(propagation = Propagation.NOT_SUPPORTED)
    public void issue(CertificateGranted granted) {
        CompletableFuture.runAsync(() -> issuing.advance(granted.decision()), desk)
                .join();
    }

    /** What is under way is finished; what has not begun is found by the next start. */
    @Override
    public void destroy() {
        desk.shutdown();
    }

    /** What a crash left unfinished, or a gate that was closed, is tried again and again. */
    @Configuration(proxyBeanMethods = false)
    static class Again {
        @Bean
        Task<?> unfinishedCredentials(Issuing issuing, Copying copying, StatusLists lists, IssuanceLog log) {
            return Tasks.recurring("issue.unfinished", FixedDelay.of(Duration.ofSeconds(20)))
                    .execute((_, _) -> {
                        issuing.resume();
                        copying.resume();
                        lists.publishChanged();
                        log.publish();
                    });
        }
    }
}
