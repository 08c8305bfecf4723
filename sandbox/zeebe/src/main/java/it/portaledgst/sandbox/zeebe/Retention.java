package it.portaledgst.sandbox.zeebe;

import java.util.List;

/** Removes the oldest of what is over when there is more than is kept: instances with all that they called, and decisions asked for by hand. */
final class Retention {

  /** Above the limit by this many before anything is done, so that it is done for many at once. */
  static final int SLACK = 200;

  private static final String ENDED = " FROM process_instances WHERE parentProcessInstanceKey IS NULL AND endDate IS NOT NULL";
  private static final String BY_HAND = " FROM decision_instances WHERE processInstanceKey = -1";
  private static final String OLDEST = "SELECT processInstanceKey FROM process_instances WHERE rootProcessInstanceKey IN (SELECT processInstanceKey"
      + ENDED + " ORDER BY endDate LIMIT ?)";

  private final History.Session session;
  private final List<String> ofInstances;
  private final int kept;
  private long ended;
  private long byHand;

  Retention(History.Session session, List<Table> tables, int kept) {
    this.session = session;
    this.kept = kept;
    ofInstances = tables.stream()
        .filter(table -> table != ReadModel.PROCESS_INSTANCES && table.kind("processInstanceKey") != null)
        .map(Table::name).toList();
    ended = session.number("SELECT COUNT(*)" + ENDED);
    byHand = session.number("SELECT COUNT(*)" + BY_HAND);
  }

  void instanceEnded() {
    ended++;
  }

  void decidedByHand() {
    byHand++;
  }

  void prune() {
    long instances = ended - kept;
    if (instances >= SLACK) {
      for (String table : ofInstances) {
        session.update("DELETE FROM " + table + " WHERE processInstanceKey IN (" + OLDEST + ")", instances);
      }
      session.update("DELETE FROM process_instances WHERE processInstanceKey IN (" + OLDEST + ")", instances);
      ended = kept;
    }
    long decisions = byHand - kept;
    if (decisions >= SLACK) {
      session.update("DELETE FROM decision_instances WHERE decisionEvaluationInstanceKey IN (SELECT decisionEvaluationInstanceKey"
          + BY_HAND + " ORDER BY evaluationDate LIMIT ?)", decisions);
      byHand = kept;
    }
  }
}
