package it.portaledgst.sandbox.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Some parts of the world, in this process, each on a free port; addresses are read from the READY lines. */
public final class RunningWorld implements AutoCloseable {

    private final SandboxWorld world;
    private final Map<String, String> ready = new ConcurrentHashMap<>();

    private RunningWorld(List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("--postgres.port=0", "--pagopa.port=0", "--sign-in.port=0",
                "--mail.port=0", "--mail.smtp-port=0"));
        arguments.addAll(options);
        world = SandboxWorld.start(Options.parse(name -> null, arguments.toArray(String[]::new)), line -> {
            String[] words = line.split(" ", 2);
            ready.put(words[0], words[1]);
        });
    }

    public static RunningWorld with(String... options) {
        return new RunningWorld(List.of(options));
    }

    /** What the part's READY line says after its name. */
    public String ready(String part) {
        return ready.get(part);
    }

    @Override
    public void close() {
        world.close();
    }
}
