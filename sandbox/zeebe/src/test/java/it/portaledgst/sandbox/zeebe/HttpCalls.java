package it.portaledgst.sandbox.zeebe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Interpreter;
import org.objectweb.asm.tree.analysis.Value;

/**
 * The HTTP calls that the classes of a library make, read from their byte code: each method is walked through with texts
 * in place of values, where {@code {}} stands for what is known only when it runs.
 */
final class HttpCalls extends Interpreter<HttpCalls.Text> {

  /** What is known of a value: its text, and its size on the stack. */
  record Text(String known, int size) implements Value {

    static final Text ANY = new Text("{}", 1);

    @Override
    public int getSize() {
      return size;
    }
  }

  private static final String CAMUNDA_CLIENT = "io/camunda/client/impl/http/HttpClient";
  private static final List<String> CAMUNDA_METHODS = List.of("get", "post", "put", "patch", "delete", "postMultipart");
  private static final String APACHE_REQUEST = "org/apache/hc/client5/http/classic/methods/Http";

  private final ClassNode type;
  private final Set<String> calls;

  private HttpCalls(ClassNode type, Set<String> calls) {
    super(Opcodes.ASM9);
    this.type = type;
    this.calls = calls;
  }

  /** @return each call as "METHOD /path", of the classes in the jar whose name starts so */
  static Set<String> in(Path jar, String namePrefix) throws IOException {
    Set<String> calls = new TreeSet<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().filter(it -> it.getName().startsWith(namePrefix) && it.getName().endsWith(".class")).toList()) {
        try (InputStream in = file.getInputStream(entry)) {
          ClassNode type = new ClassNode();
          new ClassReader(in).accept(type, ClassReader.SKIP_DEBUG);
          walk(type, calls);
        }
      }
    } catch (AnalyzerException e) {
      throw new IllegalStateException(e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return calls;
  }

  private static void walk(ClassNode type, Set<String> calls) throws AnalyzerException {
    for (MethodNode method : type.methods) {
      if (asks(method.instructions)) {
        new Analyzer<>(new HttpCalls(type, calls)).analyze(type.name, method);
      }
    }
  }

  private static boolean asks(InsnList instructions) {
    for (AbstractInsnNode instruction : instructions) {
      if (instruction instanceof MethodInsnNode call && (call.owner.equals(CAMUNDA_CLIENT) || call.owner.startsWith(APACHE_REQUEST))) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Text naryOperation(AbstractInsnNode instruction, List<? extends Text> values) {
    if (!(instruction instanceof MethodInsnNode call)) {
      return Text.ANY;
    }
    Type result = Type.getReturnType(call.desc);
    switch (call.owner) {
      case "java/lang/StringBuilder" -> {
        return switch (call.name) {
          case "append" -> new Text(values.get(0).known() + values.get(1).known(), 1);
          case "toString" -> values.getFirst();
          default -> newValue(result);
        };
      }
      case "java/lang/String" -> {
        return call.name.equals("format") ? new Text(values.getFirst().known().replaceAll("%[ds]", "{}"), 1) : newValue(result);
      }
      case CAMUNDA_CLIENT -> {
        if (CAMUNDA_METHODS.contains(call.name)) {
          add(call.name.equals("postMultipart") ? "POST" : call.name, values.get(1).known());
        }
      }
      default -> {
        if (call.owner.startsWith(APACHE_REQUEST) && call.name.equals("<init>") && call.desc.startsWith("(Ljava/lang/String;")) {
          add(call.owner.substring(APACHE_REQUEST.length()), values.get(1).known());
        } else if (call.owner.equals(type.name) && call.desc.equals("()Ljava/lang/String;")) {
          return new Text(oneOf(call.name), 1);
        }
      }
    }
    return newValue(result);
  }

  /** A method of the same class that chooses among paths. */
  private String oneOf(String method) {
    Set<String> paths = new TreeSet<>();
    for (MethodNode candidate : type.methods) {
      if (candidate.name.equals(method)) {
        for (AbstractInsnNode instruction : candidate.instructions) {
          if (instruction instanceof LdcInsnNode constant && constant.cst instanceof String text && text.startsWith("/")) {
            paths.add(text);
          }
        }
      }
    }
    return paths.isEmpty() ? "{}" : String.join("|", paths);
  }

  private void add(String method, String paths) {
    for (String path : paths.split("\\|")) {
      String withoutHost = path.startsWith("{}/") ? path.substring(2) : path;
      calls.add(method.toUpperCase() + " " + (withoutHost.startsWith("/") ? "" : "/") + withoutHost);
    }
  }

  // --- the rest of the byte code only moves values around

  @Override
  public Text newValue(Type type) {
    return type == Type.VOID_TYPE ? null : type == null ? Text.ANY : new Text("{}", type.getSize());
  }

  @Override
  public Text newOperation(AbstractInsnNode instruction) {
    return switch (instruction) {
      case LdcInsnNode constant when constant.cst instanceof String text -> new Text(text, 1);
      case LdcInsnNode constant -> new Text("{}", constant.cst instanceof Long || constant.cst instanceof Double ? 2 : 1);
      case TypeInsnNode created when created.desc.equals("java/lang/StringBuilder") -> new Text("", 1);
      case FieldInsnNode field -> newValue(Type.getType(field.desc));
      default -> new Text("{}", List.of(Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1).contains(instruction.getOpcode()) ? 2 : 1);
    };
  }

  @Override
  public Text copyOperation(AbstractInsnNode instruction, Text value) {
    return value;
  }

  @Override
  public Text unaryOperation(AbstractInsnNode instruction, Text value) {
    return switch (instruction.getOpcode()) {
      case Opcodes.CHECKCAST -> value;
      case Opcodes.GETFIELD -> newValue(Type.getType(((FieldInsnNode) instruction).desc));
      case Opcodes.LNEG, Opcodes.DNEG, Opcodes.I2L, Opcodes.I2D, Opcodes.L2D, Opcodes.F2L, Opcodes.F2D, Opcodes.D2L -> new Text("{}", 2);
      default -> Text.ANY;
    };
  }

  @Override
  public Text binaryOperation(AbstractInsnNode instruction, Text first, Text second) {
    int opcode = instruction.getOpcode();
    boolean wide = opcode == Opcodes.LALOAD || opcode == Opcodes.DALOAD || first.size == 2 && opcode < Opcodes.LCMP;
    return new Text("{}", wide ? 2 : 1);
  }

  @Override
  public Text ternaryOperation(AbstractInsnNode instruction, Text array, Text index, Text value) {
    return null;
  }

  @Override
  public void returnOperation(AbstractInsnNode instruction, Text value, Text expected) {
    // nothing to see
  }

  @Override
  public Text merge(Text one, Text other) {
    return one.equals(other) ? one : new Text("{}", one.size);
  }
}
