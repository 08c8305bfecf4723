package it.portaledgst.domain.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.portaledgst.domain.Refusal;
import it.portaledgst.domain.RejectedException;
import it.portaledgst.domain.identity.Staff;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SupportDeskTest extends SupportTest {

    @Test
    void everybodySeesTheirOffice() {
        var lombardy = at("ISP-LOM");
        var sicily = at("ISP-SIC");
        var technical = at("SUP-TEC");

        assertThat(desk.inbox(ELENA, InboxFilter.OPEN, null, 10)).extracting(CaseRow::id).containsExactly(lombardy);
        assertThat(desk.inbox(ROSA, InboxFilter.OPEN, null, 10)).extracting(CaseRow::id).containsExactly(sicily);
        assertThat(desk.inbox(PAOLO, InboxFilter.OPEN, null, 10)).extracting(CaseRow::id).containsExactly(technical);
        assertThat(desk.inbox(SARA, InboxFilter.OPEN, null, 10)).extracting(CaseRow::id).containsExactlyInAnyOrder(lombardy, sicily, technical);
        assertThatThrownBy(() -> desk.look(ELENA, sicily)).isInstanceOf(Staff.NotAllowed.class);
        assertThatThrownBy(() -> desk.claim(ELENA, sicily, version(sicily))).isInstanceOf(Staff.NotAllowed.class);
        assertThatThrownBy(() -> desk.note(ELENA, sicily, "nota")).isInstanceOf(Staff.NotAllowed.class);
        assertThat(journalOf(sicily)).containsExactly("OPENED", "ROUTED");
    }

    @Test
    void theSecondOfTwoClerksIsToldWhoWasFirst() {
        var id = at("ISP-LOM");
        long seen = desk.look(ELENA, id).row().version();
        desk.claim(LUCIO, id, seen);

        assertThatThrownBy(() -> desk.claim(ELENA, id, seen)).isInstanceOfSatisfying(CaseChanged.class, e -> {
            assertThat(e.problem().why()).isEqualTo(Refusal.DESK_CHANGED);
            assertThat(e.getMessage()).contains("Lucio Sala");
        });
        assertThatThrownBy(() -> desk.answer(ELENA, id, version(id), "Ecco.")).isInstanceOfSatisfying(RejectedException.class,
                e -> assertThat(e.problem().why()).isEqualTo(Refusal.DESK_CLAIMED));
        assertThat(journalOf(id)).containsExactly("OPENED", "ROUTED", "LOOKED", "CLAIMED");
        assertThat(events(id)).containsExactly("SupportEvent$Opened", "SupportEvent$ClaimChanged");
    }

    @Test
    void anAnswerEndsTheCaseAndReachesThePerson() {
        var id = at("ISP-LOM");
        desk.answer(ELENA, id, version(id), "  Ecco la risposta. ");

        var thread = support.one(ANNA, id).orElseThrow();
        assertThat(thread.request().state()).isEqualTo(SupportState.ANSWERED);
        assertThat(thread.messages()).extracting(SupportMessage::kind).containsExactly(SupportMessage.Kind.REQUEST, SupportMessage.Kind.ANSWER);
        assertThat(thread.messages().getLast().text()).isEqualTo("Ecco la risposta.");
        assertThat(thread.messages().getLast().whoName()).as("the clerk's name is not told").isNull();
        assertThat(desk.inbox(ELENA, InboxFilter.OPEN, null, 10)).isEmpty();
        assertThat(desk.inbox(ELENA, new InboxFilter(SupportState.ANSWERED, null, false, false, false), null, 10)).hasSize(1);
        assertThat(events(id)).containsExactly("SupportEvent$Opened", "SupportEvent$Acted");
    }

    @Test
    void aQuestionComesBackToWhoAsked() {
        var id = at("ISP-LOM");
        desk.ask(ELENA, id, version(id), "Quale codice?");
        assertThatThrownBy(() -> desk.answer(ELENA, id, version(id), "Ecco.")).isInstanceOf(RejectedException.class);
        assertThat(desk.counts(ELENA)).isEqualTo(new InboxCounts(0, 1, 0, 1, 0));

        support.write(ANNA, id, "Questo.");

        var row = desk.look(ELENA, id).row();
        assertThat(row.state()).isEqualTo(SupportState.OPEN);
        assertThat(row.claimedName()).isEqualTo("Elena Colombo");
        assertThat(events(id)).containsExactly("SupportEvent$Opened", "SupportEvent$Acted", "SupportEvent$Replied");
    }

    @Test
    void aForwardedCaseIsTheOtherOffices() {
        var id = at("ISP-LOM");
        desk.claim(ELENA, id, version(id));
        assertThatThrownBy(() -> desk.forward(ELENA, id, version(id), "ISP-SIC", " ")).isInstanceOf(RejectedException.class);
        assertThatThrownBy(() -> desk.forward(ELENA, id, version(id), "ISP-LOM", "perché")).isInstanceOf(RejectedException.class);

        desk.forward(ELENA, id, version(id), "ISP-SIC", "La sede è a Palermo.");

        assertThatThrownBy(() -> desk.look(ELENA, id)).isInstanceOf(Staff.NotAllowed.class);
        var row = desk.look(ROSA, id).row();
        assertThat(row.claimed()).isFalse();
        assertThat(desk.look(ROSA, id).events()).anySatisfy(event -> assertThat(event.detail()).isEqualTo("La sede è a Palermo."));
    }

    @Test
    void pagesGoOnAfterTheLastRow() {
        var all = java.util.stream.IntStream.range(0, 7).mapToObj(i -> at("ISP-LOM")).collect(java.util.stream.Collectors.toSet());
        var first = desk.inbox(ELENA, InboxFilter.OPEN, null, 4);
        var second = desk.inbox(ELENA, InboxFilter.OPEN, first.getLast(), 4);
        var seen = new java.util.HashSet<UUID>();
        first.forEach(row -> seen.add(row.id()));
        second.forEach(row -> seen.add(row.id()));
        assertThat(first).hasSize(4);
        assertThat(second).hasSize(3);
        assertThat(seen).isEqualTo(all);
    }
}
