package vn.congvan.workflow.engine;

import java.util.Date;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.impl.variable.serializer.TypedValueSerializer;
import org.camunda.bpm.engine.impl.variable.serializer.ValueFields;
import org.camunda.bpm.engine.variable.impl.value.UntypedValueImpl;
import org.camunda.bpm.engine.variable.type.ValueType;
import org.camunda.bpm.engine.variable.value.ObjectValue;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.jspecify.annotations.Nullable;
import vn.congvan.shared.Refusal;

/**
 * Keeps objects out of process variables: written as JSON with the name of a class they would be
 * made again by whoever reads them, which is running code; and a bean written as JSON would be read
 * by everybody. A decision's result lives only until the diagram has taken its outputs.
 */
class NoObjects implements TypedValueSerializer<ObjectValue> {

  @Override
  public String getName() {
    return "no-objects";
  }

  @Override
  public ValueType getType() {
    return ValueType.OBJECT;
  }

  /** The format that wins where several could write a value. */
  @Override
  public String getSerializationDataformat() {
    return "application/json";
  }

  @Override
  public boolean canHandle(TypedValue value) {
    if (value instanceof ObjectValue object) {
      return !(object.isDeserialized() && object.getValue() instanceof DmnDecisionResult);
    }
    return value instanceof UntypedValueImpl && isObject(value.getValue());
  }

  private static boolean isObject(@Nullable Object value) {
    return !(value == null
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Number
        || value instanceof Date
        || value instanceof byte[]
        || value instanceof DmnDecisionResult);
  }

  @Override
  public ObjectValue convertToTypedValue(UntypedValueImpl value) {
    throw refused();
  }

  @Override
  public void writeValue(ObjectValue value, ValueFields fields) {
    throw refused();
  }

  @Override
  public ObjectValue readValue(ValueFields fields, boolean deserialize, boolean asTransient) {
    throw refused();
  }

  @Override
  public boolean isMutableValue(ObjectValue value) {
    return false;
  }

  private static Refusal refused() {
    return new Refusal("Quy trình chỉ giữ chữ, số, ngày và giá trị đúng/sai.");
  }
}
