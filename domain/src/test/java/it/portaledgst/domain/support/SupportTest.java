package it.portaledgst.domain.support;

import it.portaledgst.domain.DomainTest;
import it.portaledgst.domain.identity.Staff;
import it.portaledgst.domain.identity.StaffRole;
import it.portaledgst.domain.office.Office;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;

/** What the tests of support requests share: people of two offices, and requests as far as a test wants them. */
abstract class SupportTest extends DomainTest {

    static final String SSO = "https://sso.example";
    static final Staff ELENA = new Staff(SSO, "elena", "Elena Colombo", Set.of(StaffRole.OPERATOR), "ISP-LOM");
    static final Staff LUCIO = new Staff(SSO, "lucio", "Lucio Sala", Set.of(StaffRole.OPERATOR), "ISP-LOM");
    static final Staff GIORGIO = new Staff(SSO, "giorgio", "Giorgio Villa", Set.of(StaffRole.HEAD), "ISP-LOM");
    static final Staff ROSA = new Staff(SSO, "rosa", "Rosa Russo", Set.of(StaffRole.OPERATOR), "ISP-SIC");
    static final Staff PAOLO = new Staff(SSO, "paolo", "Paolo Conti", Set.of(StaffRole.SUPPORT), Office.TECHNICAL_SUPPORT);
    static final Staff LAURA = new Staff(SSO, "laura", "Laura Greco", Set.of(StaffRole.OPERATOR), Office.CENTRAL);
    static final Staff SARA = new Staff(SSO, "sara", "Sara Marino", Set.of(StaffRole.ADMINISTRATOR), Office.CENTRAL);

    @Autowired
    SupportRequests support;
    @Autowired
    SupportDesk desk;
    @Autowired
    SupportLifecycle lifecycle;

    @BeforeEach
    void nothingOpen() {
        jdbc.sql("truncate support_request, support_message, support_act, support_note, support_event").update();
    }

    static NewSupportRequest about(SupportCategory category, String noticeCode) {
        return new NewSupportRequest(UUID.randomUUID(), category, noticeCode, null, null, null, false, false, false,
                "anna@posta.example", false, "Non riesco a pagare.", "it");
    }

    SupportRequest technical() {
        return support.open(ANNA, about(SupportCategory.TECNICO, null));
    }

    /** With an office, as the decision table would have it. */
    UUID at(String officeCode) {
        var id = technical().id();
        lifecycle.route(id, new Routing(officeCode, SupportPriority.MEDIA, 10, DueKind.LAVORATIVI, null, "R11"));
        return id;
    }

    /** The same, with what the person wrote. */
    UUID at(String officeCode, String noticeCode, String message) {
        var id = support.open(ANNA, new NewSupportRequest(UUID.randomUUID(), SupportCategory.TECNICO, noticeCode, null, null, null, false, false,
                false, "anna@posta.example", false, message, "it")).id();
        lifecycle.route(id, new Routing(officeCode, SupportPriority.MEDIA, 10, DueKind.LAVORATIVI, null, "R11"));
        return id;
    }

    long version(UUID id) {
        return jdbc.sql("select version from support_request where id = ?").param(id).query(Long.class).single();
    }

    List<String> journalOf(UUID id) {
        return jdbc.sql("select kind from support_event where request_id = ? order by id").param(id).query(String.class).list();
    }
}
