package it.portaledgst.ui.monitoring;

import java.util.Optional;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Where Camunda Operate shows an instance, when there is an Operate. */
@Component
class OperateLinks {

    private final String base;

    /** @param base address of Operate without the last slash, such as {@code https://camunda.example.org/operate}; empty for none */
    OperateLinks(@Value("${portale.operate-url:}") String base) {
        this.base = base.strip().replaceAll("/+$", "");
    }

    Optional<String> instance(long key) {
        return base.isEmpty() ? Optional.empty() : Optional.of(base + "/processes/" + key);
    }
}
