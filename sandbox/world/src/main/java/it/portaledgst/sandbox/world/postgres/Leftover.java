package it.portaledgst.sandbox.world.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import it.portaledgst.sandbox.world.CannotStart;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that outlived the program that started it (which was killed). It is stopped by its own process id, and only
 * when that process really is a PostgreSQL server on this very data folder.
 */
final class Leftover {

    private static final Logger LOG = LoggerFactory.getLogger(Leftover.class);

    private Leftover() {
    }

    static void stop(Path data) {
        Optional<ProcessHandle> found = process(data);
        if (found.isPresent()) {
            ProcessHandle server = found.get();
            LOG.info("Stopping the PostgreSQL server {} left over on {}", server.pid(), data);
            // SIGINT is PostgreSQL's fast shutdown: ends sessions, writes a checkpoint
            signal("INT", server.pid());
            if (!ended(server, Duration.ofSeconds(20))) {
                signal("QUIT", server.pid());
                if (!ended(server, Duration.ofSeconds(10))) {
                    throw new CannotStart("The PostgreSQL server with process id " + server.pid() + " on " + data
                            + " does not stop; stop it and try again.");
                }
            }
        }
        waitForOrphans(data);
    }

    /** The live server of this data folder, as its postmaster.pid tells (line 1 the process, line 2 the folder). */
    static Optional<ProcessHandle> process(Path data) {
        Path file = data.resolve("postmaster.pid");
        try {
            List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
            if (lines.size() < 2 || !Path.of(lines.get(1)).equals(data)) {
                return Optional.empty();
            }
            return ProcessHandle.of(Long.parseLong(lines.get(0).strip()))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> servesFrom(process, data));
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Process ids are reused: the program's name and its working folder must fit too (a server works in its data folder). */
    private static boolean servesFrom(ProcessHandle process, Path data) {
        boolean postgres = process.info().command().map(command -> Path.of(command).endsWith("postgres")).orElse(false);
        try {
            return postgres && Files.isSameFile(Path.of("/proc", Long.toString(process.pid()), "cwd"), data);
        } catch (IOException e) {
            return false;
        }
    }

    /** After a kill -9 of the server its children need a moment to notice; while they live a new server refuses to start. */
    private static void waitForOrphans(Path data) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (Files.isDirectory(data) && System.nanoTime() < end
                && ProcessHandle.allProcesses().anyMatch(process -> servesFrom(process, data))) {
            pause();
        }
    }

    private static void signal(String name, long pid) {
        try {
            // the shell's own kill: a bare container may have no other
            new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid).start().waitFor();
        } catch (IOException e) {
            throw new CannotStart("The PostgreSQL server with process id " + pid + " cannot be stopped: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean ended(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            return !process.isAlive();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
