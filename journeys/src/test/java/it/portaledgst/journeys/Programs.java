package it.portaledgst.journeys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The programs of this build, unpacked as the launcher and the images have them: from a flat class path they start in half the time. */
public final class Programs {

    /** The verifier takes a quarter of each start, and finds nothing in compilers' own output. */
    static final List<String> UNVERIFIED = List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:-BytecodeVerificationRemote");

    private static final Map<String, String> PACKED = Map.of("world", "sandbox/world/target/sandbox-world.jar",
            "workers", "workers/target/workers.jar", "ui", "ui/target/ui.jar");
    private static final Path UNPACKED = Path.of("target", "apps").toAbsolutePath();

    private Programs() {
    }

    /** The beginning of a command line, to which the program's own arguments are added. They start often and live for minutes. */
    public static List<String> command(String program, String... options) {
        var command = new ArrayList<>(List.of(java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx512m", "--enable-native-access=ALL-UNNAMED"));
        command.addAll(UNVERIFIED);
        command.addAll(List.of(options));
        command.addAll(List.of("-jar", program.equals("zeebe") ? Launcher.ROOT.resolve("sandbox/zeebe/target/sandbox-zeebe.jar").toString()
                : unpacked().resolve(program).resolve(Path.of(PACKED.get(program)).getFileName()).toString()));
        return command;
    }

    /** The folder of all of them, as the launcher wants it. Two processes of tests may ask at once. */
    static synchronized Path unpacked() {
        try {
            Files.createDirectories(UNPACKED);
            try (var channel = FileChannel.open(UNPACKED.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE); var lock = channel.lock()) {
                for (var program : PACKED.keySet()) {
                    unpack(program);
                }
            }
            return UNPACKED;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(String program) throws IOException, InterruptedException {
        var packed = Launcher.ROOT.resolve(PACKED.get(program));
        var built = Files.getLastModifiedTime(packed).toString();
        var stamp = UNPACKED.resolve(program + ".stamp");
        if (Files.exists(stamp) && Files.readString(stamp).equals(built)) {
            return;
        }
        Files.deleteIfExists(stamp);
        var ran = Launcher.run(Map.of(), List.of(java(), "-Djarmode=tools", "-jar", packed.toString(),
                "extract", "--force", "--destination", UNPACKED.resolve(program).toString()));
        if (ran.exitCode() != 0) {
            throw new IllegalStateException(ran.said());
        }
        Files.writeString(stamp, built);
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}
