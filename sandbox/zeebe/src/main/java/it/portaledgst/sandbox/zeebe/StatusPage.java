package it.portaledgst.sandbox.zeebe;

import io.camunda.zeebe.util.VersionUtil;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** A page for people: what is deployed here, what runs, what is stuck. */
final class StatusPage {

  private static final String PROCESSES = """
      SELECT d.name, d.processDefinitionId, d.version, d.versionTag,
        COUNT(*) FILTER (WHERE i.state = 'ACTIVE'), COUNT(*) FILTER (WHERE i.state = 'ACTIVE' AND i.hasIncident),
        COUNT(*) FILTER (WHERE i.state <> 'ACTIVE'), d.processDefinitionKey
      FROM process_definitions d LEFT JOIN process_instances i ON i.processDefinitionKey = d.processDefinitionKey
      GROUP BY d.processDefinitionKey ORDER BY d.processDefinitionId, d.version DESC""";
  private static final String INCIDENTS = """
      SELECT creationTime, processDefinitionId, elementId, errorType, errorMessage, processInstanceKey, incidentKey
      FROM incidents WHERE state = 'ACTIVE' ORDER BY incidentKey DESC LIMIT 100""";
  private static final String WAITING = """
      SELECT type, COUNT(*), MIN(creationTime) FROM jobs
      WHERE state IN ('CREATED', 'FAILED', 'TIMED_OUT', 'RETRIES_UPDATED') GROUP BY type ORDER BY type""";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd/MM/yyyy HH:mm:ss").withZone(ZoneId.of("Europe/Rome"));

  private final Broker broker;

  StatusPage(Broker broker) {
    this.broker = broker;
  }

  void routes(RestServer rest) {
    rest.route("GET", "/", request -> new RestServer.Text("text/html; charset=utf-8", page()));
  }

  private String page() {
    Partition partition = broker.partition();
    StringBuilder html = new StringBuilder("""
        <!doctype html><html lang="it"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Zeebe della sandbox</title><style>
        :root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:2rem auto;padding:0 1rem;max-width:75rem}
        table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #8888;padding:.4rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
        td.n{text-align:right;padding-right:2rem}section{overflow-x:auto}</style></head><body><h1>Zeebe della sandbox</h1>
        """);
    html.append("<p>Motore Camunda ").append(escape(VersionUtil.getVersion())).append(", API v2 di Camunda 8.9. Ora del motore: ")
        .append(time(broker.clock().millis())).append(".</p><h2>Partizioni</h2>");
    table(html, List.of("Partizione", "Stato", "Record", "Log (KiB)", "Istantanea dello stato al record"), List.of(List.<Object>of(Partition.ID,
        broker.healthy() ? "attiva" : "non disponibile", partition.records(), partition.logSize() / 1024,
        partition.snapshotPosition() < 0 ? "nessuna" : partition.snapshotPosition())));
    partition.readModel().read(session -> {
      html.append("<h2>Processi</h2>");
      List<List<Object>> processes = session.query(PROCESSES, row -> List.of(text(row.getString(1)), row.getString(2), row.getInt(3),
          text(row.getString(4)), row.getLong(5), row.getLong(6), row.getLong(7),
          new Link("/v2/process-definitions/" + row.getLong(8) + "/xml", "BPMN")));
      table(html, List.of("Processo", "Id", "Versione", "Etichetta", "In corso", "con incidenti", "Finiti", "Modello"), processes);
      html.append("<h2>Incidenti aperti</h2>");
      table(html, List.of("Dal", "Processo", "Elemento", "Tipo", "Messaggio", "Istanza", "Chiave"), session.query(INCIDENTS, row ->
          List.of(time(row.getLong(1)), row.getString(2), text(row.getString(3)), row.getString(4), text(row.getString(5)),
              row.getString(6), row.getString(7))));
      html.append("<h2>Lavori in attesa o in mano a un worker</h2>");
      table(html, List.of("Tipo", "Quanti", "Il più vecchio, dal"), session.query(WAITING, row ->
          List.of(row.getString(1), row.getLong(2), time(row.getLong(3)))));
      return null;
    });
    return html.append("</body></html>").toString();
  }

  private record Link(String address, String text) {}

  private static void table(StringBuilder html, List<String> head, List<List<Object>> rows) {
    if (rows.isEmpty()) {
      html.append("<p>Nessuno.</p>");
      return;
    }
    html.append("<section><table><thead><tr>");
    head.forEach(title -> html.append("<th scope=\"col\">").append(escape(title)).append("</th>"));
    html.append("</tr></thead><tbody>");
    for (List<Object> row : rows) {
      html.append("<tr>");
      for (Object cell : row) {
        switch (cell) {
          case Number number -> html.append("<td class=\"n\">").append(number).append("</td>");
          case Link link -> html.append("<td><a href=\"").append(escape(link.address)).append("\">").append(escape(link.text)).append("</a></td>");
          default -> html.append("<td>").append(escape(cell.toString())).append("</td>");
        }
      }
      html.append("</tr>");
    }
    html.append("</tbody></table></section>");
  }

  private static String time(long millis) {
    return TIME.format(Instant.ofEpochMilli(millis));
  }

  private static String text(String textOrNull) {
    return textOrNull == null ? "" : textOrNull;
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
