/*
 * call.c - calling the method: arguments, result, one composite result.
 */
#include "pgj.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "utils/builtins.h"
#include "utils/typcache.h"

/* A polymorphic argument's real type is known by the call only. */
static Conv *
argument_conv(Conv *conv, FunctionCallInfo fcinfo, int i)
{
	Oid			type;

	if (likely(conv->kind != KIND_ANY))
		return conv;
	type = get_fn_expr_argtype(fcinfo->flinfo, i);
	if (!OidIsValid(type))
		ereport(ERROR,
				(errcode(ERRCODE_INDETERMINATE_DATATYPE),
				 errmsg("the type of argument %d cannot be told from the call", i + 1)));
	return conv_default(type);
}

/* The method's arguments, with room for "extra" more, in the current context. */
jvalue *
call_arguments(Function *function, FunctionCallInfo fcinfo, int extra)
{
	jvalue	   *values = palloc0((function->nargs + extra + 1) * sizeof(jvalue));

	for (int i = 0; i < function->nargs; i++)
		if (!fcinfo->args[i].isnull)
			values[i] = conv_to_value(argument_conv(function->args[i], fcinfo, i),
									  fcinfo->args[i].value, false);
	return values;
}

static jvalue
call_method(Function *function, jvalue *arguments)
{
	jclass		class = function->class;
	jmethodID	method = function->method;
	Conv	   *result = function->result;
	jvalue		value;

	value.j = 0;
	if (result->kind == KIND_VOID)
		JNI(CallStaticVoidMethodA, class, method, arguments);
	else if (!result->primitive)
		value.l = JNI(CallStaticObjectMethodA, class, method, arguments);
	else
		switch (result->kind)
		{
			case KIND_BOOL:
				value.z = JNI(CallStaticBooleanMethodA, class, method, arguments);
				break;
			case KIND_BYTE:
				value.b = JNI(CallStaticByteMethodA, class, method, arguments);
				break;
			case KIND_SHORT:
				value.s = JNI(CallStaticShortMethodA, class, method, arguments);
				break;
			case KIND_INT:
			case KIND_OID_INT:
				value.i = JNI(CallStaticIntMethodA, class, method, arguments);
				break;
			case KIND_LONG:
			case KIND_OID_LONG:
				value.j = JNI(CallStaticLongMethodA, class, method, arguments);
				break;
			case KIND_FLOAT:
				value.f = JNI(CallStaticFloatMethodA, class, method, arguments);
				break;
			case KIND_DOUBLE:
				value.d = JNI(CallStaticDoubleMethodA, class, method, arguments);
				break;
			default:
				elog(ERROR, "kind %d has no primitive Java type", result->kind);
		}
	java_check();
	return value;
}

/* A result declared as anyelement has the type that the call says. */
static Datum
any_result(FunctionCallInfo fcinfo, jvalue value)
{
	Oid			type = get_fn_expr_rettype(fcinfo->flinfo);

	fcinfo->isnull = value.l == NULL;
	if (fcinfo->isnull)
		return (Datum) 0;
	if (!OidIsValid(type))
		ereport(ERROR,
				(errcode(ERRCODE_INDETERMINATE_DATATYPE),
				 errmsg("the result's type cannot be told from the call")));
	return conv_from_object(conv_default(type), value.l, -1);
}

static Datum
call_scalar(Function *function, FunctionCallInfo fcinfo)
{
	jvalue	   *arguments = call_arguments(function, fcinfo, 0);
	jvalue		value = call_method(function, arguments);

	pfree(arguments);
	if (function->result->kind == KIND_ANY)
		return any_result(fcinfo, value);
	return conv_from_value(function->result, value, &fcinfo->isnull);
}

static TupleDesc
require_row_type(FunctionCallInfo fcinfo)
{
	TupleDesc	desc;
	TypeFuncClass class = get_call_result_type(fcinfo, NULL, &desc);

	if (class != TYPEFUNC_COMPOSITE && class != TYPEFUNC_COMPOSITE_DOMAIN)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("function returning record called in context that cannot accept type record")));
	return BlessTupleDesc(desc);
}

/* boolean m(arguments, ResultSet out): false is NULL. */
static Datum
call_row(Level *level, Function *function, FunctionCallInfo fcinfo)
{
	TupleDesc	desc = require_row_type(fcinfo);
	Rows	   *out = rows_to_fill(level, desc);
	jvalue	   *arguments = call_arguments(function, fcinfo, 1);
	jboolean	filled;

	arguments[function->nargs].l = rows_updatable(out);
	filled = JNI(CallStaticBooleanMethodA, function->class, function->method, arguments);
	java_check();
	fcinfo->isnull = !filled;
	if (!filled)
		return (Datum) 0;
	return HeapTupleGetDatum(heap_form_tuple(desc, out->values, out->nulls));
}

/* Shows the thread the class loader of the function's schema. */
static void
use_loader(Level *level, Function *function)
{
	jobject		before = JNI(GetObjectField, jr.thread, jr.thread_loader);

	if (JNI(IsSameObject, before, function->loader))
		return;
	JNI(SetObjectField, jr.thread, jr.thread_loader, function->loader);
	level->saved_loader = before;
}

Datum
call_function(Level *level, FunctionCallInfo fcinfo)
{
	Function   *function;

	function = level->function = function_use(fcinfo->flinfo->fn_oid);
	use_loader(level, function);
	switch (function->shape)
	{
		case SHAPE_TRIGGER:
			return trigger_call(level, fcinfo);
		case SHAPE_ROW:
			return call_row(level, function, fcinfo);
		case SHAPE_SCALAR_SET:
		case SHAPE_ROW_SET:
			return srf_call(level, fcinfo);
		default:
			return call_scalar(function, fcinfo);
	}
}
