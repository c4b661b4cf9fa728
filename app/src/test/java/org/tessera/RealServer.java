package org.tessera;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.boot.web.servlet.ServletContextInitializerBeans;
import org.springframework.stereotype.Component;
import org.tessera.platform.Settings;

/**
 * The application of the other tests, answering at its own address over real HTTP: for programs of others, which won't talk
 * to a mock. Costs a second, not another application.
 */
@Component
public class RealServer implements DisposableBean {
    private final ListableBeanFactory beans;
    private final Settings settings;
    private @Nullable WebServer server;

    RealServer(ListableBeanFactory beans, Settings settings) {
        this.beans = beans;
        this.settings = settings;
    }

    /** Begins to answer, if it does not already. */
    public synchronized void start() {
        if (server != null) return;
        var tomcat = new TomcatServletWebServerFactory(settings.baseUrl().getPort());
        server = tomcat.getWebServer(context -> {
            for (var part : new ServletContextInitializerBeans(beans)) part.onStartup(context);
        });
        server.start();
    }

    @Override
    public synchronized void destroy() {
        if (server != null) server.stop();
    }
}
