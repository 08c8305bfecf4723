package it.portaledgst.sandbox.zeebe;

import io.camunda.zeebe.util.VersionUtil;
import java.util.Map;
import java.util.TreeMap;

/** A page for people: what runs here. */
final class StatusPage {

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
        <!doctype html><html lang="it"><head><meta charset="utf-8"><title>Zeebe della sandbox</title>
        <style>body{font-family:sans-serif;margin:2rem;max-width:60rem}table{border-collapse:collapse;width:100%}
        td,th{border-bottom:1px solid #ccc;padding:.4rem;text-align:left}</style></head><body><h1>Zeebe della sandbox</h1>
        """);
    html.append("<p>Motore ").append(escape(VersionUtil.getVersion()))
        .append(", partizione ").append(Partition.ID).append(broker.healthy() ? " attiva" : " non disponibile")
        .append(", ").append(partition.records()).append(" record nel log (").append(partition.logSize() / 1024)
        .append(" KiB), ora del motore ").append(escape(broker.clock().instant().toString())).append("</p>");
    partition.readModel().read(model -> {
      processes(html, model);
      incidents(html, model);
      return null;
    });
    return html.append("</body></html>").toString();
  }

  private static void processes(StringBuilder html, ReadModel model) {
    Map<Object, Integer> running = new TreeMap<>();
    for (Map<String, Object> instance : model.processInstances.rows()) {
      if ("ACTIVE".equals(instance.get("state"))) {
        running.merge(instance.get("processDefinitionKey"), 1, Integer::sum);
      }
    }
    html.append("<h2>Processi</h2><table><tr><th>Processo</th><th>Id</th><th>Versione</th><th>In corso</th></tr>");
    for (Map<String, Object> definition : model.processDefinitions.rows()) {
      html.append("<tr><td>").append(escape(definition.get("name"))).append("</td><td>").append(escape(definition.get("processDefinitionId")))
          .append("</td><td>").append(escape(definition.get("version"))).append("</td><td>")
          .append(running.getOrDefault(definition.get("processDefinitionKey"), 0)).append("</td></tr>");
    }
    html.append("</table>");
  }

  private static void incidents(StringBuilder html, ReadModel model) {
    html.append("<h2>Incident aperti</h2><table><tr><th>Chiave</th><th>Processo</th><th>Elemento</th><th>Tipo</th><th>Messaggio</th></tr>");
    for (Map<String, Object> incident : model.incidents.rows()) {
      if ("ACTIVE".equals(incident.get("state"))) {
        html.append("<tr>");
        for (String column : new String[] {"incidentKey", "processDefinitionId", "elementId", "errorType", "errorMessage"}) {
          html.append("<td>").append(escape(incident.get(column))).append("</td>");
        }
        html.append("</tr>");
      }
    }
    html.append("</table>");
  }

  private static String escape(Object value) {
    return value == null ? "" : value.toString()
        .replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
