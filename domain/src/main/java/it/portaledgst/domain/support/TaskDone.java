package it.portaledgst.domain.support;

/**
 * What somebody entered when they completed the task in Tasklist.
 *
 * @param assignee   whose task it was there
 * @param action     answer, ask, forward or close; the words for the person are the draft kept here
 * @param officeCode where to forward
 * @param reason     why, in one of the form's own sentences
 */
public record TaskDone(String assignee, String action, String officeCode, String reason) {
}
