package it.portaledgst.domain.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.faq.Faq;
import it.portaledgst.domain.faq.FaqCategory;
import it.portaledgst.domain.faq.FaqEditing;
import it.portaledgst.domain.faq.FaqEntry;
import it.portaledgst.domain.faq.FaqText;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What holds for every edited text, shown with questions and answers. */
class EditingTest extends DomainTest {

    private static final Staff CARLA = staff("Carla Neri", StaffRole.ADMINISTRATOR);
    private static final Staff DARIO = staff("Dario Blu", StaffRole.ADMINISTRATOR);

    @Autowired
    private FaqEditing editing;
    @Autowired
    private Faq faq;
    @Autowired
    private Announcements announcements;
    @Autowired
    private DataSource dataSource;

    @Test
    void nobodySeesADraftAndEverybodyWhatIsPublished() {
        var draft = editing.create(CARLA, text("Che cos'è un capibara?", "Un roditore."));
        assertThat(draft.key()).isGreaterThan("F30");
        assertThat(draft.draftBy()).isEqualTo("Carla Neri");
        assertThat(faq.search("capibara")).isEmpty();
        assertThat(overview(draft.key())).satisfies(row -> {
            assertThat(row.since()).isNull();
            assertThat(row.draftBy()).isEqualTo("Carla Neri");
        });

        editing.publish(CARLA, draft.key(), draft.seen(), null, " prima stesura ");
        seen("capibara", draft.key());
        assertThat(overview(draft.key()).draftBy()).isNull();

        var second = editing.save(DARIO, draft.key(), editing.open(DARIO, draft.key()).orElseThrow().seen(), hidden("Che cos'è un capibara?"));
        seen("capibara", draft.key());
        editing.publish(DARIO, draft.key(), second.seen(), null, "");
        seen("capibara");

        assertThat(editing.history(CARLA, draft.key())).extracting(Version::number, Version::by, Version::note, Version::inForce)
                .containsExactly(org.assertj.core.api.Assertions.tuple(2, "Dario Blu", "", true),
                        org.assertj.core.api.Assertions.tuple(1, "Carla Neri", "prima stesura", false));
        assertThat(acts(draft.key())).containsExactly("SAVED Carla Neri", "PUBLISHED 1 Carla Neri", "SAVED Dario Blu", "PUBLISHED 2 Dario Blu");
    }

    @Test
    void whatThePortalWasBornWithIsTheFirstVersionAndAnyOldOneComesBack() {
        var opened = editing.open(CARLA, "F01").orElseThrow();
        assertThat(opened.seen()).isEqualTo(new Seen(0, 1));
        assertThat(editing.history(CARLA, "F01")).singleElement().satisfies(first -> assertThat(first.by()).isNull());
        publish("F01", text("Ornitorinco?", "Sì."), null);
        seen("ornitorinco", "F01");

        var old = editing.history(CARLA, "F01").getLast();
        publish("F01", old.text(), null);
        seen("ornitorinco");
        assertThat(faq.search("chi può usare il portale")).extracting(FaqEntry::id).contains("F01");
        assertThat(editing.history(CARLA, "F01")).hasSize(3);
    }

    @Test
    void aDayIsWaitedForInRomeWithoutAnyNews() {
        var day = today().plusDays(3);
        var key = editing.create(CARLA, text("Quokka", "Un marsupiale.")).key();
        publish(key, text("Quokka", "Un marsupiale."), day);
        var midnight = day.atStartOfDay(PaymentTerms.ROME).toInstant();

        assertThat(faq.search("quokka")).isEmpty();
        assertThat(overview(key).planned()).isEqualTo(midnight);
        clock.moveTo(midnight.minusSeconds(20));
        assertThat(faq.search("quokka")).isEmpty();
        clock.moveTo(midnight);
        assertThat(faq.search("quokka")).extracting(FaqEntry::id).containsExactly(key);
        assertThat(overview(key)).satisfies(row -> {
            assertThat(row.planned()).isNull();
            assertThat(row.since()).isEqualTo(midnight);
        });
    }

    @Test
    void aLaterPublicationReplacesOneThatWasOnlyPlanned() {
        var key = editing.create(CARLA, text("Vombato", "Primo.")).key();
        publish(key, text("Vombato", "Primo."), null);
        publish(key, text("Vombato", "Previsto."), today().plusDays(2));
        publish(key, text("Vombato", "Urgente."), null);
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(answers("vombato")).containsExactly("Urgente."));

        clock.moveTo(today().plusDays(3).atStartOfDay(ZoneOffset.UTC).toInstant());
        assertThat(answers("vombato")).containsExactly("Urgente.");
        assertThat(editing.history(CARLA, key)).extracting(Version::inForce).containsExactly(true, false, false);
    }

    @Test
    void theSecondOfTwoEditorsIsTold() {
        var key = editing.create(CARLA, text("Tapiro", "Uno.")).key();
        var carla = editing.open(CARLA, key).orElseThrow();
        var dario = editing.open(DARIO, key).orElseThrow();
        var saved = editing.save(CARLA, key, carla.seen(), text("Tapiro", "Due."));

        refused(Refusal.TEXT_CHANGED, "Carla Neri", () -> editing.save(DARIO, key, dario.seen(), text("Tapiro", "Tre.")));
        refused(Refusal.TEXT_CHANGED, "Carla Neri", () -> editing.publish(DARIO, key, dario.seen(), null, ""));
        refused(Refusal.TEXT_CHANGED, "Carla Neri", () -> editing.discard(DARIO, key, dario.seen()));
        assertThat(editing.open(DARIO, key).orElseThrow().text().answer()).isEqualTo("Due.");

        editing.publish(CARLA, key, saved.seen(), null, "");
        refused(Refusal.TEXT_CHANGED, "Carla Neri", () -> editing.save(DARIO, key, saved.seen(), text("Tapiro", "Tre.")));
        var later = editing.open(DARIO, key).orElseThrow();
        var draft = editing.save(DARIO, key, later.seen(), text("Tapiro", "Tre."));
        editing.discard(DARIO, key, draft.seen());
        var anew = editing.save(CARLA, key, later.seen(), text("Tapiro", "Quattro."));
        assertThat(anew.seen()).as("a draft begun anew is another one").isNotEqualTo(draft.seen());
        refused(Refusal.TEXT_CHANGED, "Carla Neri", () -> editing.save(DARIO, key, draft.seen(), text("Tapiro", "Cinque.")));
    }

    @Test
    void ofManyWhoSaveAtOnceOneDoes() throws Exception {
        var key = editing.create(CARLA, text("Alce", "Uno.")).key();
        var seen = editing.open(CARLA, key).orElseThrow().seen();
        var together = new CyclicBarrier(8);
        var editors = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < 8; i++) {
            editors.add(() -> {
                together.await();
                try {
                    editing.publish(CARLA, key, seen, null, "");
                    return true;
                } catch (RejectedException second) {
                    return false;
                }
            });
        }
        try (var threads = Executors.newFixedThreadPool(8)) {
            var done = new AtomicInteger();
            for (var result : threads.invokeAll(editors)) {
                done.addAndGet(result.get() ? 1 : 0);
            }
            assertThat(done).hasValue(1);
        }
        assertThat(editing.history(CARLA, key)).hasSize(1);
    }

    @Test
    void anOpenEditorHearsOfAColleagueAndEveryProcessOfAPublication() throws Exception {
        var key = editing.create(CARLA, text("Lama", "Uno.")).key();
        var heard = new AtomicInteger();
        var listening = announcements.listen(TextKind.FAQ, key, heard::incrementAndGet);
        var saved = editing.save(DARIO, key, editing.open(DARIO, key).orElseThrow().seen(), text("Lama", "Due."));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(heard).hasPositiveValue());
        listening.run();
        int before = heard.get();

        // another process, not of this one's pool
        try (var pooled = dataSource.getConnection();
             var connection = DriverManager.getConnection(pooled.getMetaData().getURL(), "postgres", "postgres");
             var statement = connection.createStatement()) {
            statement.executeUpdate("""
                    insert into text_edition (kind, key, version, content, valid_from, published_at, note)
                    select kind, key, 1, content, now() - interval '1 hour', now(), '' from text_draft where key = '%s'""".formatted(key));
        }
        seen("lama due", key);
        editing.discard(CARLA, key, new Seen(saved.seen().revision(), 1));
        assertThat(heard).hasValue(before);
    }

    @Test
    void whatIsPublishedIsNeverChanged() {
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> jdbc.sql("update text_edition set content = ''").update())
                .withMessageContaining("append-only");
        editing.create(CARLA, text("Gnu", "Uno."));
        assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> jdbc.sql("delete from text_act").update())
                .withMessageContaining("append-only");
    }

    @Test
    void problemsKeepADraftFromBeingPublishedAndNotFromBeingKept() {
        var wrong = new FaqText(null, 0, "x".repeat(FaqEditing.MAX_QUESTION + 1), " ", List.of("x".repeat(FaqEditing.MAX_WORD + 1)),
                "Only a question", "", true);
        var draft = editing.create(CARLA, wrong);
        assertThat(editing.problems(draft.key(), draft.text(), Locale.ITALIAN)).extracting(TextProblem::place, TextProblem::why)
                .extracting(found -> found.toList().getFirst() + " " + found.toList().getLast())
                .containsExactly("category CHOICE", "order NUMBER", "question TOO_LONG", "answer MISSING", "also WORDS", "englishAnswer MISSING");
        refused(Refusal.PUBLISH_WRONG, null, () -> editing.publish(CARLA, draft.key(), draft.seen(), null, ""));
        refused(Refusal.TEXT_TOO_LONG, "60000", () -> editing.create(CARLA, text("?", "x".repeat(Editing.LONGEST))));
    }

    @Test
    void daysAndNotesHaveLimits() {
        var draft = editing.create(CARLA, text("Ibis", "Uno."));
        for (var day : List.of(today().minusDays(1), today().plusYears(1).plusDays(1))) {
            refused(Refusal.PUBLISH_DAY, null, () -> editing.publish(CARLA, draft.key(), draft.seen(), day, ""));
        }
        refused(Refusal.PUBLISH_NOTE, "500", () -> editing.publish(CARLA, draft.key(), draft.seen(), null, "x".repeat(501)));
        editing.publish(CARLA, draft.key(), draft.seen(), today().plusYears(1), "x".repeat(500));
        refused(Refusal.PUBLISH_NOTHING, null, () -> editing.publish(CARLA, draft.key(), new Seen(0, 1), null, ""));
    }

    @ParameterizedTest
    @EnumSource(value = StaffRole.class, mode = EnumSource.Mode.EXCLUDE, names = "ADMINISTRATOR")
    void onlyAdministratorsEdit(StaffRole role) {
        var other = staff("Altro", role);
        var citizen = new Staff("i", "c", "Cittadino", Set.of(), null);
        for (var person : List.of(other, citizen)) {
            for (Runnable act : List.<Runnable>of(() -> editing.all(person), () -> editing.open(person, "F01"), () -> editing.history(person, "F01"),
                    () -> editing.create(person, text("?", "!")), () -> editing.save(person, "F01", new Seen(0, 1), text("?", "!")),
                    () -> editing.discard(person, "F01", new Seen(0, 1)), () -> editing.publish(person, "F01", new Seen(0, 1), null, ""))) {
                assertThatExceptionOfType(Staff.NotAllowed.class).isThrownBy(act::run);
            }
        }
    }

    @Test
    void englishIsReadWhereThereIsSomeAndSearchedThere() {
        var key = editing.create(CARLA, text("Bradipo", "Lento.")).key();
        publish(key, new FaqText(FaqCategory.STATI, 5, "Bradipo", "Lento.", List.of("pigro"), "Sloth", "Slow.", true), null);
        seen("bradipo", key);
        assertThat(faq.search("sloth")).isEmpty();
        assertThat(faq.search("sloth", Locale.ENGLISH)).singleElement().satisfies(entry -> {
            assertThat(entry.language()).isEqualTo(Locale.ENGLISH);
            assertThat(entry.answer()).isEqualTo("Slow.");
        });
        assertThat(faq.search("pigro", Locale.ENGLISH)).hasSize(1);
        assertThat(faq.search("chi può usare", Locale.ENGLISH)).isNotEmpty().allMatch(entry -> entry.language().equals(Locale.ITALIAN));
        assertThat(faq.search(null).stream().filter(entry -> entry.category() == FaqCategory.STATI).map(FaqEntry::id))
                .as("5 comes before 10").startsWith(key);
    }

    private void publish(String key, FaqText text, LocalDate day) {
        var draft = editing.save(CARLA, key, editing.open(CARLA, key).orElseThrow().seen(), text);
        editing.publish(CARLA, key, draft.seen(), day, "");
    }

    /** News takes a moment. */
    private void seen(String words, String... keys) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() ->
                assertThat(faq.search(words)).extracting(FaqEntry::id).containsExactly(keys));
    }

    private List<String> answers(String words) {
        return faq.search(words).stream().map(FaqEntry::answer).toList();
    }

    private Overview<FaqText> overview(String key) {
        return editing.all(CARLA).stream().filter(row -> row.key().equals(key)).findFirst().orElseThrow();
    }

    private List<String> acts(String key) {
        return jdbc.sql("select concat_ws(' ', act, version, who_name) from text_act where key = ? order by id").param(key).query(String.class).list();
    }

    private LocalDate today() {
        return PaymentTerms.today(clock);
    }

    private static void refused(Refusal why, String value, Runnable act) {
        assertThatExceptionOfType(RejectedException.class).isThrownBy(act::run).satisfies(refused -> {
            assertThat(refused.problem().why()).isEqualTo(why);
            assertThat(refused.problem().values()).isEqualTo(value == null ? List.of() : List.of(value));
        });
    }

    private static FaqText text(String question, String answer) {
        return new FaqText(FaqCategory.ACCESSO, 500, question, answer, List.of(), "", "", true);
    }

    private static FaqText hidden(String question) {
        return new FaqText(FaqCategory.ACCESSO, 500, question, "Nascosta.", List.of(), "", "", false);
    }

    private static Staff staff(String name, StaffRole role) {
        return new Staff("https://sso.example", name, name, Set.of(role), "DGST-CEN");
    }
}
