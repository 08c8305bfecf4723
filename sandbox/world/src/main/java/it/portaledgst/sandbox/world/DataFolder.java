package it.portaledgst.sandbox.world;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

import org.springframework.util.FileSystemUtils;

/** A part's own folder, held by one process at a time. The lock is the kernel's, so a killed process leaves none behind. */
public final class DataFolder implements AutoCloseable {

    private final Path path;
    private final boolean kept;
    private final FileChannel lockFile;

    private DataFolder(Path path, boolean kept, FileChannel lockFile) {
        this.path = path;
        this.kept = kept;
        this.lockFile = lockFile;
    }

    /** @param data the folder named by {@code --data}, or null for a temporary one */
    static DataFolder open(String data, String part) {
        try {
            Path path = data == null
                    ? Files.createTempDirectory("portale-" + part + "-")
                    : Files.createDirectories(Path.of(data).toAbsolutePath().normalize().resolve(part));
            FileChannel lockFile = FileChannel.open(path.resolve("lock"),
                    StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(lockFile)) {
                lockFile.close();
                throw new CannotStart("The data folder " + path + " is in use by another running sandbox.");
            }
            return new DataFolder(path, data != null, lockFile);
        } catch (IOException e) {
            throw new CannotStart("The data folder " + data + " cannot be written: " + e.getMessage() + ".", e);
        }
    }

    private static boolean lock(FileChannel lockFile) throws IOException {
        try {
            FileLock lock = lockFile.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    public Path path() {
        return path;
    }

    /** Whether what is written here is meant to outlive this run. */
    public boolean kept() {
        return kept;
    }

    /** A folder inside this one, made when missing. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lockFile.close();
            if (!kept) {
                FileSystemUtils.deleteRecursively(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
