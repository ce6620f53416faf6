/*
 * array.c - SQL arrays as Java arrays.
 *
 * To Java every array is flat, whatever its dimensions; from Java it gets one
 * dimension, counted from 1.
 */
#include "pgj.h"

#include "utils/array.h"

/* ------------------------------------------------ to Java */

/*
 * An array of primitives. A NULL element becomes 0, as palloc0 left it; the
 * elements of such types are fixed in length, so the copy is simple.
 */
#define FILL_PRIMITIVES(ctype, New, Set, fetch) \
	do { \
		ctype *items = palloc0(Max(count, 1) * sizeof(ctype)); \
		for (int i = 0; i < count; i++) \
			if (!nulls[i]) \
				items[i] = fetch(values[i]); \
		array = JNI(New, count); \
		java_check(); \
		JNI(Set, array, 0, count, items); \
		pfree(items); \
	} while (0)

static jobject
primitives_to_java(Kind kind, Datum *values, bool *nulls, int count)
{
	jobject		array = NULL;

	switch (kind)
	{
		case KIND_BOOL:
			FILL_PRIMITIVES(jboolean, NewBooleanArray, SetBooleanArrayRegion, DatumGetBool);
			break;
		case KIND_SHORT:
			FILL_PRIMITIVES(jshort, NewShortArray, SetShortArrayRegion, DatumGetInt16);
			break;
		case KIND_INT:
			FILL_PRIMITIVES(jint, NewIntArray, SetIntArrayRegion, DatumGetInt32);
			break;
		case KIND_OID_INT:
			FILL_PRIMITIVES(jint, NewIntArray, SetIntArrayRegion, DatumGetObjectId);
			break;
		case KIND_LONG:
			FILL_PRIMITIVES(jlong, NewLongArray, SetLongArrayRegion, DatumGetInt64);
			break;
		case KIND_OID_LONG:
			FILL_PRIMITIVES(jlong, NewLongArray, SetLongArrayRegion, DatumGetObjectId);
			break;
		case KIND_FLOAT:
			FILL_PRIMITIVES(jfloat, NewFloatArray, SetFloatArrayRegion, DatumGetFloat4);
			break;
		case KIND_DOUBLE:
			FILL_PRIMITIVES(jdouble, NewDoubleArray, SetDoubleArrayRegion, DatumGetFloat8);
			break;
		default:
			ereport(ERROR,
					(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
					 errmsg("not supported by the embedded engine: an array of this primitive Java type")));
	}
	return array;
}

static jclass
element_class(Conv *conv)
{
	char		name[64];
	char	   *c;
	jclass		local;

	if (conv->array_class != NULL)
		return conv->array_class;
	if (strcmp(conv->element->java_name, "byte[]") == 0)
		strlcpy(name, "[B", sizeof(name));
	else
		strlcpy(name, conv->element->java_name, sizeof(name));
	for (c = name; *c != '\0'; c++)
		if (*c == '.')
			*c = '/';
	local = JNI(FindClass, name);
	java_check();
	conv->array_class = JNI(NewGlobalRef, local);
	JNI(DeleteLocalRef, local);
	return conv->array_class;
}

static jobject
objects_to_java(Conv *conv, Datum *values, bool *nulls, int count)
{
	jobjectArray array = JNI(NewObjectArray, count, element_class(conv), NULL);

	java_check();
	for (int i = 0; i < count; i++)
	{
		jobject		object;

		if (nulls[i])
			continue;
		object = conv_to_object(conv->element, values[i]);
		JNI(SetObjectArrayElement, array, i, object);
		java_check();
		JNI(DeleteLocalRef, object);
	}
	return array;
}

jobject
array_to_object(Conv *conv, Datum value)
{
	Conv	   *element = conv->element;
	ArrayType  *array = DatumGetArrayTypeP(value);
	Datum	   *values;
	bool	   *nulls;
	int			count;
	jobject		result;

	deconstruct_array(array, ARR_ELEMTYPE(array), element->length, element->by_value,
					  element->align, &values, &nulls, &count);
	result = element->primitive
		? primitives_to_java(element->kind, values, nulls, count)
		: objects_to_java(conv, values, nulls, count);
	pfree(values);
	pfree(nulls);
	if ((Pointer) array != DatumGetPointer(value))
		pfree(array);
	return result;
}

/* ------------------------------------------------ from Java */

#define TAKE_PRIMITIVES(ctype, Get, make) \
	do { \
		ctype *items = palloc(Max(count, 1) * sizeof(ctype)); \
		JNI(Get, object, 0, count, items); \
		for (int i = 0; i < count; i++) \
			values[i] = make(items[i]); \
		pfree(items); \
	} while (0)

/* True if the object was an array of the element's primitive type. */
static bool
primitives_from_java(Kind kind, jobject object, Datum *values, int count)
{
	if (kind == KIND_BOOL && JNI(IsInstanceOf, object, jr.booleans))
		TAKE_PRIMITIVES(jboolean, GetBooleanArrayRegion, BoolGetDatum);
	else if (kind == KIND_SHORT && JNI(IsInstanceOf, object, jr.shorts))
		TAKE_PRIMITIVES(jshort, GetShortArrayRegion, Int16GetDatum);
	else if (kind == KIND_INT && JNI(IsInstanceOf, object, jr.ints))
		TAKE_PRIMITIVES(jint, GetIntArrayRegion, Int32GetDatum);
	else if ((kind == KIND_OID || kind == KIND_OID_INT || kind == KIND_OID_LONG) && JNI(IsInstanceOf, object, jr.ints))
		TAKE_PRIMITIVES(jint, GetIntArrayRegion, ObjectIdGetDatum);
	else if (kind == KIND_LONG && JNI(IsInstanceOf, object, jr.longs))
		TAKE_PRIMITIVES(jlong, GetLongArrayRegion, Int64GetDatum);
	else if (kind == KIND_FLOAT && JNI(IsInstanceOf, object, jr.floats))
		TAKE_PRIMITIVES(jfloat, GetFloatArrayRegion, Float4GetDatum);
	else if (kind == KIND_DOUBLE && JNI(IsInstanceOf, object, jr.doubles))
		TAKE_PRIMITIVES(jdouble, GetDoubleArrayRegion, Float8GetDatum);
	else
		return false;
	return true;
}

static void
objects_from_java(Conv *conv, jobject object, Datum *values, bool *nulls, int count)
{
	for (int i = 0; i < count; i++)
	{
		jobject		item = JNI(GetObjectArrayElement, object, i);

		nulls[i] = item == NULL;
		if (item == NULL)
			continue;
		values[i] = conv_from_object(conv->element, item, -1);
		JNI(DeleteLocalRef, item);
	}
}

static bool
is_java_array(jobject object)
{
	return JNI(IsInstanceOf, object, jr.objects) || JNI(IsInstanceOf, object, jr.booleans) ||
		JNI(IsInstanceOf, object, jr.shorts) || JNI(IsInstanceOf, object, jr.ints) ||
		JNI(IsInstanceOf, object, jr.longs) || JNI(IsInstanceOf, object, jr.floats) ||
		JNI(IsInstanceOf, object, jr.doubles);
}

Datum
array_from_object(Conv *conv, jobject object)
{
	Conv	   *element = conv->element;
	Datum	   *values;
	bool	   *nulls;
	int			count;
	int			lower = 1;

	if (!is_java_array(object))
		refuse_class(conv, object);
	count = JNI(GetArrayLength, object);
	values = palloc_extended(Max(count, 1) * sizeof(Datum), MCXT_ALLOC_HUGE);
	nulls = palloc0(Max(count, 1) * sizeof(bool));
	if (!primitives_from_java(element->kind, object, values, count))
	{
		if (!JNI(IsInstanceOf, object, jr.objects))
			refuse_class(conv, object);
		objects_from_java(conv, object, values, nulls, count);
	}
	if (count == 0)
		return PointerGetDatum(construct_empty_array(element->type));
	return PointerGetDatum(construct_md_array(values, nulls, 1, &count, &lower, element->type,
											  element->length, element->by_value,
											  element->align));
}
