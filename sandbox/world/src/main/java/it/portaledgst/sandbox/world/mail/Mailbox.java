package it.portaledgst.sandbox.world.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The last messages received, one file each; the file's name is the message's id and tells when it came. */
final class Mailbox {

    static final int LIMIT = 500;
    private static final String SUFFIX = ".eml";

    private final Path folder;
    private final Clock clock = Clock.systemUTC();
    /** Newest first. */
    private final Deque<Message> messages = new ArrayDeque<>();
    private long lastId;

    Mailbox(Path folder) {
        this.folder = folder;
        try (Stream<Path> files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().endsWith(SUFFIX)).sorted().forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Path file) {
        try {
            String name = file.getFileName().toString();
            long id = Long.parseLong(name.substring(0, name.length() - SUFFIX.length()));
            messages.addFirst(Message.parse(id, Files.readAllBytes(file)));
            lastId = Math.max(lastId, id);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return the id the message was given */
    synchronized long keep(String sender, List<String> recipients, byte[] content) throws IOException {
        // milliseconds since 1970, pushed on by one when two come in the same: unique and in order of arrival
        long id = Math.max(clock.millis(), lastId + 1);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        // the envelope is kept the way mail servers do, as headers on top
        file.writeBytes(header("Return-Path", "<" + sender + ">"));
        for (String recipient : recipients) {
            file.writeBytes(header(Message.DELIVERED_TO, recipient));
        }
        file.writeBytes(content);
        Path aside = folder.resolve(id + ".part");
        Files.write(aside, file.toByteArray());
        Files.move(aside, folder.resolve(id + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        messages.addFirst(Message.parse(id, file.toByteArray()));
        lastId = id;
        while (messages.size() > LIMIT) {
            Files.deleteIfExists(folder.resolve(messages.removeLast().id() + SUFFIX));
        }
        return id;
    }

    private static byte[] header(String name, String value) {
        return (name + ": " + value.replaceAll("[\\r\\n]", " ") + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    /** Newest first, all of them or those delivered to one address. */
    synchronized List<Message> list(String recipient) {
        return messages.stream().filter(message -> recipient == null || recipient.isBlank() || message.deliveredTo(recipient)).toList();
    }

    synchronized Optional<Message> find(long id) {
        return messages.stream().filter(message -> message.id() == id).findFirst();
    }

    byte[] content(Message message) {
        try {
            return Files.readAllBytes(folder.resolve(message.id() + SUFFIX));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void empty() throws IOException {
        while (!messages.isEmpty()) {
            Files.deleteIfExists(folder.resolve(messages.removeLast().id() + SUFFIX));
        }
    }
}
