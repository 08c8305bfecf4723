package it.portaledgst.sandbox.world;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import it.portaledgst.sandbox.world.mail.MailPart;
import it.portaledgst.sandbox.world.pagopa.PagopaPart;
import it.portaledgst.sandbox.world.postgres.PostgresPart;
import it.portaledgst.sandbox.world.signin.SignInPart;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** The outside world of the portal, for a machine that has none of it: database, pagoPA, sign-in, mail. */
public final class SandboxWorld implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SandboxWorld.class);

    private static final Map<String, Part.Starter> STARTERS = new LinkedHashMap<>();

    static {
        // logging is set up once, by logback.xml: several Spring applications start side by side in this process
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        STARTERS.put("postgres", PostgresPart::start);
        STARTERS.put("pagopa", PagopaPart::start);
        STARTERS.put("sign-in", SignInPart::start);
        STARTERS.put("mail", MailPart::start);
    }

    private record Running(Part part, DataFolder folder) {
    }

    private final Map<String, Running> running = new LinkedHashMap<>();

    private SandboxWorld() {
    }

    public static void main(String[] arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(Options.help());
            return;
        }
        CompletableFuture<SandboxWorld> started = new CompletableFuture<>();
        // told to stop while still starting, it first finishes: a database half-way up would be left behind
        Runtime.getRuntime().addShutdownHook(new Thread(() -> started.thenAccept(SandboxWorld::close).exceptionally(e -> null)
                .orTimeout(60, TimeUnit.SECONDS).join(), "stop"));
        try {
            started.complete(start(Options.parse(arguments), line -> System.out.println("READY " + line)));
        } catch (CannotStart e) {
            started.completeExceptionally(e);
            System.err.println(e.getMessage());
            System.exit(1);
        }
        new CountDownLatch(1).await();
    }

    /**
     * Starts the chosen parts side by side and returns when all are usable.
     *
     * @param ready told once per part, as soon as that part is usable
     */
    public static SandboxWorld start(Options options, Consumer<String> ready) {
        List<String> names = options.list("parts");
        for (String name : names) {
            if (!STARTERS.containsKey(name)) {
                throw new CannotStart("There is no part '" + name + "'; the parts are "
                        + String.join(", ", STARTERS.keySet()) + ".");
            }
        }
        if (names.isEmpty()) {
            throw new CannotStart("--parts names no part; the parts are " + String.join(", ", STARTERS.keySet()) + ".");
        }
        SandboxWorld world = new SandboxWorld();
        CannotStart failure = null;
        try (ExecutorService executor = Executors.newCachedThreadPool()) {
            List<Future<?>> starts = new ArrayList<>();
            for (String name : names.stream().distinct().toList()) {
                starts.add(executor.submit(() -> world.start(name, options, ready)));
            }
            for (Future<?> start : starts) {
                try {
                    start.get();
                } catch (ExecutionException e) {
                    failure = failure == null ? explain(e.getCause()) : failure;
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    failure = new CannotStart("Interrupted while starting.", e);
                }
            }
        }
        if (failure != null) {
            world.close();
            throw failure;
        }
        return world;
    }

    private static CannotStart explain(Throwable cause) {
        if (cause instanceof CannotStart cannotStart) {
            return cannotStart;
        }
        LOG.error("A part of the sandbox failed to start", cause);
        return new CannotStart("A part of the sandbox failed to start: " + cause.getMessage(), cause);
    }

    private void start(String name, Options options, Consumer<String> ready) {
        DataFolder folder = DataFolder.open(options.text("data"), name);
        try {
            Part part = STARTERS.get(name).start(options, folder);
            synchronized (running) {
                running.put(name, new Running(part, folder));
                ready.accept(name + " " + part.ready());
            }
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** The database goes last: the portal may still be writing while the others stop. */
    @Override
    public void close() {
        synchronized (running) {
            Running postgres = running.remove("postgres");
            running.forEach(SandboxWorld::stop);
            running.clear();
            if (postgres != null) {
                stop("postgres", postgres);
            }
        }
    }

    private static void stop(String name, Running running) {
        try (DataFolder folder = running.folder()) {
            running.part().close();
        } catch (RuntimeException e) {
            LOG.warn("{} did not stop cleanly", name, e);
        }
    }
}
