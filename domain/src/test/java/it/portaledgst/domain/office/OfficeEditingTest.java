package it.portaledgst.domain.office;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.PaymentTerms;
import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.publication.TextProblem;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Offices and competences edited in the portal: what is published holds at once, and no province is ever without its office. */
class OfficeEditingTest extends DomainTest {

    private static final Staff CARLA = new Staff("https://sso.example", "carla", "Carla Neri", Set.of(StaffRole.ADMINISTRATOR), null);
    private static final Staff ELENA = new Staff("https://sso.example", "elena", "Elena Colombo", Set.of(StaffRole.HEAD), "ISP-LOM");
    private static final String LIGURIA = "- {office: ISP-LIG, provinces: [\"GE\", \"IM\", \"SP\", \"SV\"]}";
    private static final LocalDate DAY = LocalDate.of(2027, 7, 1);

    @Autowired
    private OfficeEditing editing;
    @Autowired
    private Offices offices;

    /** As if nobody had ever edited them: other tests count on that. */
    @AfterEach
    void asTheProgramHasThem() {
        jdbc.sql("alter table text_edition disable trigger text_edition_append_only; delete from text_edition where kind = 'OFFICES';"
                + " alter table text_edition enable trigger text_edition_append_only; delete from text_draft where kind = 'OFFICES'").update();
        jdbc.sql("select pg_notify('text_changed', 'OFFICES')").query((row, n) -> 0).list();
        await().until(() -> !offices.codes().contains("ISP-NOV") && offices.forProvince("SV", DAY).orElseThrow().code().equals("ISP-LIG"));
    }

    @Test
    void whileNobodyHasEditedThemTheyAreThoseOfTheProgram() {
        var opened = editing.open(CARLA, OfficeEditing.KEY).orElseThrow().text();
        assertThat(opened).isEqualTo(offices.shipped());
        assertThat(opened.competences()).contains(LIGURIA);
        assertThat(problems(opened)).isEmpty();
        assertThatExceptionOfType(Staff.NotAllowed.class).isThrownBy(() -> editing.open(ELENA, OfficeEditing.KEY));
    }

    @Test
    void aCompetencePassesOnItsDay() {
        publish(competences(LIGURIA, """
                - {office: ISP-LIG, provinces: [GE, IM, SP]}
                - {office: ISP-LIG, provinces: [SV], to: 2027-06-30}
                - {office: ISP-PVA, provinces: [SV], from: 2027-07-01}"""));
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(offices.forProvince("SV", DAY)).get().extracting(Office::code).isEqualTo("ISP-PVA"));
        assertThat(offices.forProvince("SV", DAY.minusDays(1))).get().extracting(Office::code).isEqualTo("ISP-LIG");
        assertThat(offices.find("ISP-LIG").orElseThrow().provinces()).as("today").containsExactly("GE", "IM", "SP", "SV");

        clock.moveTo(DAY.atStartOfDay(PaymentTerms.ROME).toInstant());
        assertThat(offices.find("ISP-LIG").orElseThrow().provinces()).containsExactly("GE", "IM", "SP");
        assertThat(offices.forProvince("SV")).get().extracting(Office::code).isEqualTo("ISP-PVA");
    }

    @Test
    void aNewOfficeBeginsAndAnOldOneIsKeptWithItsName() {
        var text = competences(LIGURIA, """
                - {office: ISP-LIG, provinces: [GE, IM, SP, SV], to: 2027-06-30}
                - {office: ISP-NOV, provinces: [GE, IM, SP, SV], from: 2027-07-01}""");
        var written = new OfficesText(text.offices().replace("- code: ISP-LIG\n", "- code: ISP-LIG\n  to: 2027-06-30\n")
                + "\n- {code: ISP-NOV, name: Ispettorato nuovo, label: Isp. nuovo, seat: Savona, from: 2027-07-01}", text.competences());
        assertThat(problems(written)).isEmpty();
        var days = editing.days(written);
        assertThat(days.sequencedKeySet()).containsExactly(PaymentTerms.today(clock), DAY);
        assertThat(days.get(DAY)).extracting(Office::code).contains("ISP-NOV").doesNotContain("ISP-LIG");
        publish(written);
        clock.moveTo(DAY.atStartOfDay(PaymentTerms.ROME).toInstant());
        await().atMost(Duration.ofSeconds(5)).untilAsserted(() -> assertThat(offices.forProvince("GE")).get().extracting(Office::code).isEqualTo("ISP-NOV"));
        assertThat(offices.find("ISP-LIG")).get().extracting(Office::name).isEqualTo("Ispettorato territoriale Liguria");
        // Once requests may name it, it can only end.
        assertThat(problems(offices.shipped())).extracting(TextProblem::why, problem -> problem.values().getFirst())
                .containsExactly(org.assertj.core.api.Assertions.tuple("OFFICE_GONE", "ISP-NOV"));
    }

    @Test
    void aProvinceWithoutExactlyOneOfficeOnAnyDayIsNamedAndNotPublished() {
        wrong(competences(LIGURIA, "- {office: ISP-LIG, provinces: [GE, IM, SP]}"), "NO_OFFICE", "SV");
        wrong(competences(LIGURIA, "- {office: ISP-LIG, provinces: [GE, IM, SP]}\n- {office: ISP-LIG, provinces: [SV], to: 2027-06-30}"),
                "NO_OFFICE_FROM", "SV", "2027-07-01");
        wrong(competences(LIGURIA, "- {office: ISP-LIG, provinces: [GE, IM, SP]}\n- {office: ISP-LIG, provinces: [SV], from: 2027-07-01}"),
                "NO_OFFICE_BEFORE", "SV", "2027-07-01");
        wrong(competences(LIGURIA, LIGURIA + "\n- {office: ISP-SIC, provinces: [SV]}"), "TWO_OFFICES", "SV", "ISP-LIG", "ISP-SIC");
        wrong(competences(LIGURIA, LIGURIA + "\n- {office: ISP-SIC, provinces: [SV], from: 2027-07-01, to: 2027-07-01}"),
                "TWO_OFFICES_FROM", "SV", "ISP-LIG", "ISP-SIC", "2027-07-01");
        wrong(offices("- code: ISP-SAR\n", "- code: ISP-SAR\n  to: 2026-12-31\n"), "NO_OFFICE_FROM", "CA", "2027-01-01");
    }

    @Test
    void whatCannotBeIsSaid() {
        wrong(offices("- code: SUP-TEC\n", "- code: SUP-TEC\n  to: 2030-12-31\n"), "OFFICE_ALWAYS", "SUP-TEC");
        wrong(offices("- code: ISP-SAR\n", "- code: isp_sar\n"), "OFFICE_CODE", "isp_sar");
        wrong(offices("- code: ISP-SAR\n", "- code: ISP-SIC\n"), "OFFICE_TWICE", "ISP-SIC");
        wrong(offices("Isp. Sardegna", ""), "OFFICE_PART", "ISP-SAR", "label", "200");
        wrong(offices("- code: ISP-SAR\n", "- code: ISP-SAR\n  from: 2027-01-01\n  to: 2026-01-01\n"), "PERIOD", "ISP-SAR");
        wrong(competences(LIGURIA, LIGURIA + "\n- {office: ISP-XXX, provinces: []}"), "COMPETENCE_OFFICE", "ISP-XXX");
        wrong(competences(LIGURIA, LIGURIA + "\n- {office: DGST-CEN, provinces: [SV]}"), "COMPETENCE_CENTRAL", "DGST-CEN");
        wrong(competences(LIGURIA, LIGURIA + "\n- {office: ISP-LIG, provinces: [ZZ]}"), "COMPETENCE_PROVINCE", "ZZ", "ISP-LIG");
        wrong(new OfficesText(" ", offices.shipped().competences()), "MISSING");
        wrong(new OfficesText("x".repeat(OfficeEditing.MAX_YAML + 1), offices.shipped().competences()), "TOO_LONG", "20000");
        for (var unreadable : List.of("- {office: [", "- {office: ISP-LIG, provincia: [GE]}", "- {office: ISP-LIG, from: domani}", "office")) {
            assertThat(problems(competences(LIGURIA, unreadable))).as(unreadable).extracting(TextProblem::why).containsExactly("SYNTAX");
        }
        assertThat(problems(new OfficesText("-\n-", "-"))).extracting(TextProblem::why).contains("OFFICE_GONE");
    }

    private OfficesText competences(String was, String is) {
        var shipped = offices.shipped();
        assertThat(shipped.competences()).contains(was);
        return new OfficesText(shipped.offices(), shipped.competences().replace(was, is));
    }

    private OfficesText offices(String was, String is) {
        var shipped = offices.shipped();
        assertThat(shipped.offices()).contains(was);
        return new OfficesText(shipped.offices().replace(was, is), shipped.competences());
    }

    private List<TextProblem> problems(OfficesText text) {
        return editing.problems(OfficeEditing.KEY, text, Locale.ITALIAN);
    }

    private void wrong(OfficesText text, String why, String... values) {
        assertThat(problems(text)).first().satisfies(problem -> {
            assertThat(problem.why()).isEqualTo(why);
            assertThat(problem.values()).containsExactly(values);
        });
        var draft = editing.save(CARLA, OfficeEditing.KEY, editing.open(CARLA, OfficeEditing.KEY).orElseThrow().seen(), text);
        assertThatExceptionOfType(RejectedException.class).isThrownBy(() -> editing.publish(CARLA, OfficeEditing.KEY, draft.seen(), null, ""))
                .satisfies(refused -> assertThat(refused.problem().why()).isEqualTo(Refusal.PUBLISH_WRONG));
    }

    private void publish(OfficesText text) {
        var draft = editing.save(CARLA, OfficeEditing.KEY, editing.open(CARLA, OfficeEditing.KEY).orElseThrow().seen(), text);
        editing.publish(CARLA, OfficeEditing.KEY, draft.seen(), null, "");
    }
}
