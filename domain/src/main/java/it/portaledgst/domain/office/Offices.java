package it.portaledgst.domain.office;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The territorial offices, the central units and which province belongs to which office. */
@Component
public class Offices {

    /** The offices with a territory, as a citizen picks from them. */
    public List<Office> territorial() {
        throw new UnsupportedOperationException();
    }

    public Optional<Office> find(String code) {
        throw new UnsupportedOperationException();
    }

    public Optional<Office> forProvince(String sigla) {
        throw new UnsupportedOperationException();
    }

    public List<Province> provinces() {
        throw new UnsupportedOperationException();
    }
}
