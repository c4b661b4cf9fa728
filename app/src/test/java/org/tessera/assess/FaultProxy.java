package org.tessera.assess;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A bad network between browsers and the application: it harms some connections, each in one of several ways. */
final class FaultProxy implements AutoCloseable {
    /** What happens to a connection. */
    enum Fault {
        /** Nothing is passed on: the request never arrives. */
        DROP_REQUEST,
        /** The request arrives and is answered, and the answer is cut off: it was committed, and nobody is told. */
        CUT_AFTER_COMMIT,
        /** The connection is reset as soon as the first bytes came. */
        RESET,
        /** Bytes come late. */
        DELAY
    }

    private static final long LATE = 300_000_000;
    private final ServerSocket door;
    private final URI server;
    private final int share;
    private final Random random = new Random(20261122);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger[] counts = new AtomicInteger[Fault.values().length];

    /** @param share percent of the pieces of requests that are harmed */
    FaultProxy(URI server, int share) {
        try {
            this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.server = server;
        this.share = share;
        for (int n = 0; n < counts.length; n++) counts[n] = new AtomicInteger();
        threads.submit(this::accept);
    }

    URI address() {
        return URI.create("http://localhost:" + door.getLocalPort() + "/");
    }

    /** How often a fault was made. */
    int count(Fault fault) {
        return counts[fault.ordinal()].get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var browser = door.accept();
                threads.submit(() -> carry(browser));
            } catch (IOException closed) {
                return;
            }
        }
    }

    /** Carries one connection. The client sends one request at a time, so each piece it sends begins a request or goes on with it. */
    private void carry(Socket browser) {
        try (browser;
                var application = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
            var answers = threads.submit(() -> pass(application.getInputStream(), browser, application));
            var buffer = new byte[64 * 1024];
            for (int n = browser.getInputStream().read(buffer);
                    n > 0;
                    n = browser.getInputStream().read(buffer)) {
                var fault = fault();
                if (fault == Fault.DROP_REQUEST) return;
                if (fault == Fault.RESET) {
                    browser.setSoLinger(true, 0);
                    return;
                }
                if (fault == Fault.DELAY) LockSupport.parkNanos(LATE);
                if (fault == Fault.CUT_AFTER_COMMIT) {
                    browser.shutdownOutput();
                    application.getOutputStream().write(buffer, 0, n);
                    answers.get();
                    return;
                }
                application.getOutputStream().write(buffer, 0, n);
            }
        } catch (IOException | InterruptedException | java.util.concurrent.ExecutionException over) {
            // The connection is over; the client sends again on another one.
        }
    }

    /** Passes answers on; when the browser's side is shut, reads the one that comes and lets it fall. */
    private static Void pass(InputStream from, Socket browser, Socket application) throws IOException {
        var buffer = new byte[64 * 1024];
        for (int n = from.read(buffer); n > 0; n = from.read(buffer)) {
            if (browser.isOutputShutdown()) {
                application.close();
                return null;
            }
            browser.getOutputStream().write(buffer, 0, n);
        }
        browser.close();
        return null;
    }

    private synchronized @org.jspecify.annotations.Nullable Fault fault() {
        if (random.nextInt(100) >= share) return null;
        var fault = Fault.values()[random.nextInt(Fault.values().length)];
        counts[fault.ordinal()].incrementAndGet();
        return fault;
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }
}
