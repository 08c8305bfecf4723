package it.portaledgst.domain.publication;

import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.identity.Staff;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * How texts of one kind are edited: a draft, which may be wrong; its problems; publication at a date, only without any; all
 * versions there ever were. Two editors of one text never overwrite each other: the second is told.
 *
 * @param <T> a record of what is edited
 */
public abstract class Editing<T extends Record> {

    /** Of a draft as it is stored, in characters. */
    public static final int LONGEST = 60_000;

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Editions editions;
    private final TextKind kind;
    private final Class<T> type;
    private final Clock clock;

    protected Editing(Editions editions, TextKind kind, Class<T> type, Clock clock) {
        this.editions = editions;
        this.kind = kind;
        this.type = type;
        this.clock = clock;
    }

    public final TextKind kind() {
        return kind;
    }

    /** What is wrong with the text, in the order of the form; what is about the text itself is in the language. */
    public abstract List<TextProblem> problems(String key, T text, Locale language);

    /** An empty text to begin with; none where texts of this kind are not begun in the portal. */
    public Optional<T> blank() {
        return Optional.empty();
    }

    /** What a new text is called. */
    protected String key(int number) {
        throw new IllegalStateException(kind + " are not begun in the portal");
    }

    /** What the program carries of texts that nobody has edited yet, by key. */
    protected Map<String, T> unedited() {
        return Map.of();
    }

    /** The text as it is to be kept when it is published; it has no problems. */
    protected T sealed(String key, T text) {
        return text;
    }

    /** All there are, by key. */
    public final List<Overview<T>> all(Staff person) {
        var latest = byKey(editions.latest(person, kind), Edition::key);
        var inForce = byKey(editions.inForce(kind, clock.instant()), Edition::key);
        var drafts = byKey(editions.drafts(person, kind), Draft::key);
        var unedited = unedited();
        return Stream.of(latest, drafts, unedited).flatMap(known -> known.keySet().stream()).collect(Collectors.toCollection(TreeSet::new))
                .stream().map(key -> {
                    var current = inForce.get(key);
                    var last = latest.get(key);
                    var draft = drafts.get(key);
                    T text = current != null ? read(current.content()) : unedited.containsKey(key) ? unedited.get(key)
                            : read(last != null ? last.content() : draft.content());
                    return new Overview<>(key, text, current != null || unedited.containsKey(key), current == null || current.by() == null ? null : current.validFrom(),
                            last == null || last.equals(current) ? null : last.validFrom(), draft == null ? null : draft.by());
                }).toList();
    }

    /** Empty when there is no such text. */
    public final Optional<Opened<T>> open(Staff person, String key) {
        var latest = editions.history(person, kind, key).stream().findFirst();
        int version = latest.map(Edition::version).orElse(0);
        return editions.draft(person, kind, key)
                .map(draft -> new Opened<>(key, read(draft.content()), new Seen(draft.revision(), version), draft.by(), draft.savedAt()))
                .or(() -> latest.map(Edition::content).map(this::read).or(() -> Optional.ofNullable(unedited().get(key)))
                        .map(text -> new Opened<>(key, text, new Seen(0, version), null, null)));
    }

    /** A draft of a text that is new. */
    public final Opened<T> create(Staff person, T text) {
        return save(person, editions.newKey(person, kind, this::key), new Seen(0, 0), text);
    }

    /** @throws RejectedException when somebody else was there since the text was opened, or it is too long to be kept */
    public final Opened<T> save(Staff person, String key, Seen seen, T text) {
        var content = JSON.writeValueAsString(text);
        if (content.length() > LONGEST) {
            throw new RejectedException(Refusal.TEXT_TOO_LONG, LONGEST);
        }
        editions.save(person, kind, key, seen, content);
        return open(person, key).orElseThrow();
    }

    /** @throws RejectedException when somebody else was there since the text was opened */
    public final void discard(Staff person, String key, Seen seen) {
        editions.discard(person, kind, key, seen);
    }

    /**
     * @param day null for at once
     * @throws RejectedException when the draft has problems, when somebody else was there since it was opened, or when the day
     *                           or the note cannot be
     */
    public final void publish(Staff person, String key, Seen seen, LocalDate day, String note) {
        var draft = editions.draft(person, kind, key).map(Draft::content).map(this::read)
                .orElseThrow(() -> new RejectedException(Refusal.PUBLISH_NOTHING));
        if (!problems(key, draft, Locale.ITALIAN).isEmpty()) {
            throw new RejectedException(Refusal.PUBLISH_WRONG);
        }
        editions.publish(person, kind, key, seen, day, note, JSON.writeValueAsString(sealed(key, draft)));
    }

    /** The newest first, and last what the program carries of a text that began with it. */
    public final List<Version<T>> history(Staff person, String key) {
        var now = clock.instant();
        var editions = this.editions.history(person, kind, key);
        int inForce = editions.stream().filter(edition -> !edition.validFrom().isAfter(now)).mapToInt(Edition::version).max().orElse(0);
        return Stream.concat(
                editions.stream().map(edition -> new Version<>(edition.version(), read(edition.content()), edition.validFrom(),
                        edition.publishedAt(), edition.by(), edition.note(), edition.version() == inForce)),
                Stream.ofNullable(unedited().get(key)).map(text -> new Version<>(0, text, Instant.EPOCH, Instant.EPOCH, null, "", inForce == 0)))
                .toList();
    }

    protected final T read(String content) {
        return JSON.readValue(content, type);
    }

    protected static <T extends Record> String written(T text) {
        return JSON.writeValueAsString(text);
    }

    private static <E> Map<String, E> byKey(List<E> all, Function<E, String> key) {
        return all.stream().collect(Collectors.toMap(key, Function.identity()));
    }
}
