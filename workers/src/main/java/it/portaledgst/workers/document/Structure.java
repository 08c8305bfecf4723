package it.portaledgst.workers.document;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkInfo;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDLayoutAttributeObject;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;

/** What each piece of the page is, for people who have it read aloud. Pieces are added in the order they are to be read. */
final class Structure {

    private final PDPage page;
    private final PDStructureTreeRoot root = new PDStructureTreeRoot();
    private final Deque<PDStructureElement> open = new ArrayDeque<>();
    private final COSArray owners = new COSArray();

    Structure(PDDocumentCatalog catalogue, PDPage page) {
        this.page = page;
        var document = new PDStructureElement("Document", root);
        root.appendKid(document);
        open.push(document);
        catalogue.setStructureTreeRoot(root);
        var marks = new PDMarkInfo();
        marks.setMarked(true);
        catalogue.setMarkInfo(marks);
        page.setStructParents(0);
        page.getCOSObject().setItem(COSName.getPDFName("Tabs"), COSName.S);
    }

    void begin(String type) {
        var element = new PDStructureElement(type, open.peek());
        open.peek().appendKid(element);
        if (type.equals("TH")) {
            var header = new PDTableAttributeObject();
            header.setScope(PDTableAttributeObject.SCOPE_ROW);
            element.addAttribute(header);
        }
        open.push(element);
    }

    void end() {
        open.pop();
    }

    /** The open element becomes a picture that these words stand for. */
    void describe(String words, PDRectangle place) {
        open.peek().setAlternateDescription(words);
        var layout = new PDLayoutAttributeObject();
        layout.setBBox(place);
        open.peek().addAttribute(layout);
    }

    /** What is drawn under these properties belongs to the open element. */
    PDPropertyList content() {
        var properties = new COSDictionary();
        properties.setInt(COSName.MCID, owners.size());
        var owner = open.peek();
        owner.setPage(page);
        owner.appendKid(new PDMarkedContent(COSName.P, properties));
        owners.add(owner);
        return PDPropertyList.create(properties);
    }

    void finish() {
        var parents = new PDNumberTreeNode(PDParentTreeValue.class);
        parents.setNumbers(Map.of(0, new PDParentTreeValue(owners)));
        root.setParentTree(parents);
        root.setParentTreeNextKey(1);
    }
}
