package it.portaledgst.domain.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import it.portaledgst.domain.identity.Staff;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SimilarCasesTest extends SupportTest {

    @Test
    void casesWithTheSameWordsInWhateverNumberAreAlikeAndAnsweredOnesComeFirst() {
        var other = at("ISP-LOM", null, "Vorrei cambiare lingua.");
        var one = at("ISP-LOM", null, "La ricevuta del pagamento non si scarica.");
        var open = at("ISP-LOM", null, "Non riesco a scaricare le ricevute dei pagamenti.");
        var answered = at("ISP-LOM", null, "Dove trovo la ricevuta?");
        desk.answer(ELENA, answered, version(answered), "Nella pagina della richiesta.");

        assertThat(similar(ELENA, one)).containsExactly(answered, open).doesNotContain(other);
        assertThat(desk.similar(ELENA, one)).extracting(SimilarCase::state).containsExactly(SupportState.ANSWERED, SupportState.OPEN);
    }

    @Test
    void theSameNoticeCodeMakesCasesAlikeWhateverIsSaid() {
        var payment = confirm(ANNA).noticeCode().value();
        var one = at("ISP-LOM", payment, "Aiuto");
        var same = at("ISP-LOM", payment, "Sono bloccata");
        var words = at("ISP-LOM", confirm(ANNA).noticeCode().value(), "Aiuto aiuto");

        assertThat(similar(ELENA, one)).containsExactly(same, words);
        assertThat(desk.similar(ELENA, one)).extracting(SimilarCase::sameNotice).containsExactly(true, false);
    }

    @Test
    void nothingOfOtherOfficesIsThere() {
        var one = at("ISP-LOM", null, "La ricevuta non si scarica");
        var theirs = at("ISP-SIC", null, "La ricevuta non si scarica");

        assertThat(similar(ELENA, one)).isEmpty();
        assertThat(similar(SARA, one)).as("the administrator").containsExactly(theirs);
        assertThatThrownBy(() -> desk.similar(ELENA, theirs)).isInstanceOf(Staff.NotAllowed.class);
        assertThatThrownBy(() -> desk.answerOf(ELENA, theirs)).isInstanceOf(Staff.NotAllowed.class);
    }

    @Test
    void readingWhatWasAnsweredIsALook() {
        var one = at("ISP-LOM", null, "La ricevuta non si scarica");
        var answered = at("ISP-LOM", null, "Ricevuta");
        desk.answer(LUCIO, answered, version(answered), "Eccola.");
        desk.similar(ELENA, one);
        assertThat(journalOf(answered)).doesNotContain("LOOKED");

        assertThat(desk.answerOf(ELENA, answered)).contains("Eccola.");
        assertThat(journalOf(answered)).endsWith("ANSWERED", "LOOKED");
        assertThat(desk.answerOf(ELENA, one)).isEmpty();
    }

    @Test
    void wordsThatSayNothingMakeNothingAlike() {
        var one = at("ISP-LOM", null, "di e la, il '|' & !");
        at("ISP-LOM", null, "la di il");
        assertThat(similar(ELENA, one)).isEmpty();
    }

    private List<UUID> similar(Staff person, UUID id) {
        return desk.similar(person, id).stream().map(SimilarCase::id).toList();
    }
}
