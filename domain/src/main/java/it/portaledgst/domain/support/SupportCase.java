package it.portaledgst.domain.support;

import java.util.List;
import java.util.UUID;

/**
 * All about one case, for the staff.
 *
 * @param paymentRequestId the payment it is about, when it is the person's own; its timeline is the payment's
 * @param chosenOffice     the office the person chose, or null
 * @param replyDraft       what the clerk has begun to write, or null
 * @param messages         with the person, oldest first
 * @param notes            between colleagues, oldest first
 * @param events           oldest first
 */
public record SupportCase(CaseRow row, String email, String language, UUID paymentRequestId, String chosenOffice, String province,
                          boolean abroad, boolean blocked, boolean saysPaid, String replyDraft,
                          List<SupportMessage> messages, List<CaseNote> notes, List<CaseEvent> events) {

    public SupportCase {
        messages = List.copyOf(messages);
        notes = List.copyOf(notes);
        events = List.copyOf(events);
    }
}
