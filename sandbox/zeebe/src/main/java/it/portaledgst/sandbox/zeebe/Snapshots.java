package it.portaledgst.sandbox.zeebe;

import io.camunda.zeebe.db.ZeebeDb;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies of the engine's state, so that a start replays only what came after the newest one. A copy is a RocksDB
 * checkpoint in a directory named by the position up to which the engine had worked; it gets that name, in one step,
 * only when it and the log it rests on are on the disk.
 */
final class Snapshots {

  private static final String PREFIX = "snapshot-";
  private static final Comparator<Path> BY_POSITION = Comparator.comparingLong(Snapshots::position);

  private final Path directory;

  Snapshots(Path directory) {
    this.directory = directory;
  }

  /** Lays the newest snapshot out as the engine's working state; without one the state is empty. */
  void restore(Path state) throws IOException {
    Directories.delete(state);
    Directories.delete(pending());
    List<Path> all = all();
    if (!all.isEmpty()) {
      Directories.copy(all.getLast(), state);
    }
  }

  /**
   * @param position what the engine has certainly worked off by now
   * @param storage whose entries the copied state may rest on
   */
  void take(ZeebeDb<?> state, long position, FileLogStorage storage) throws IOException, InterruptedException {
    Path pending = pending();
    Directories.delete(pending);
    state.createSnapshot(pending.toFile());
    storage.awaitSynced(storage.appended());
    Directories.syncWithFiles(pending);

    List<Path> older = all();
    Path name = directory.resolve(PREFIX + position);
    if (Files.notExists(name)) {
      Files.move(pending, name, StandardCopyOption.ATOMIC_MOVE);
      Directories.sync(directory);
    }
    for (Path previous : older) {
      if (!previous.equals(name)) {
        Directories.delete(previous);
      }
    }
  }

  private Path pending() {
    return directory.resolve("pending-snapshot");
  }

  private List<Path> all() throws IOException {
    try (Stream<Path> list = Files.list(directory)) {
      return list.filter(path -> path.getFileName().toString().startsWith(PREFIX)).sorted(BY_POSITION).toList();
    }
  }

  private static long position(Path snapshot) {
    return Long.parseLong(snapshot.getFileName().toString().substring(PREFIX.length()));
  }
}
