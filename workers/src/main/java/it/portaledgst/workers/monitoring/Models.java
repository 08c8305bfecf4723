package it.portaledgst.workers.monitoring;

import io.camunda.zeebe.model.bpmn.Bpmn;
import io.camunda.zeebe.model.bpmn.instance.FlowNode;
import it.portaledgst.domain.monitoring.ElementCount;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The models that are ours, and what is in one. */
final class Models {

    private Models() {
    }

    /** The ids of the processes that this program deploys: each file is named like its process. */
    static List<String> ours() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources("classpath*:bpmn/*.bpmn"))
                    .map(file -> file.getFilename().replace(".bpmn", "")).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order of the file, that is about in that of their lives; nobody has passed them yet. */
    static List<ElementCount> elements(String bpmn) {
        return Bpmn.readModelFromStream(new ByteArrayInputStream(bpmn.getBytes(StandardCharsets.UTF_8)))
                .getModelElementsByType(FlowNode.class).stream()
                .map(node -> new ElementCount(node.getId(), node.getName(), node.getElementType().getTypeName(), 0, 0, 0, 0)).toList();
    }
}
