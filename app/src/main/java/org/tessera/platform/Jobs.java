package org.tessera.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;

/**
 * Work that is done later or again and again: rows that any node may pick up, once. A module offers a job as a bean of
 * type {@link Task}; recurring ones start by themselves.
 */
@Configuration(proxyBeanMethods = false)
class Jobs {
    @Bean(destroyMethod = "stop")
    Scheduler scheduler(DataSource database, List<Task<?>> tasks, Clock clock) {
        var recurring = new ArrayList<com.github.kagkarlsson.scheduler.task.helper.RecurringTask<?>>();
        var other = new ArrayList<Task<?>>();
        for (Task<?> task : tasks) {
            if (task instanceof com.github.kagkarlsson.scheduler.task.helper.RecurringTask<?> again)
                recurring.add(again);
            else other.add(task);
        }
        return Scheduler.create(new TransactionAwareDataSourceProxy(database), other)
                .tableName("platform.job")
                .startTasks(startable(recurring))
                .threads(2)
                .pollingInterval(Duration.ofSeconds(2))
                .build();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private static List startable(List<? extends OnStartup> recurring) {
        return recurring;
    }

    @Bean
    Start startScheduler(Scheduler scheduler) {
        return new Start(scheduler);
    }

    /** Jobs begin when the application is ready, not while it is still being put together. */
    record Start(Scheduler scheduler) {
        @EventListener(ApplicationReadyEvent.class)
        void start() {
            scheduler.start();
        }
    }
}
