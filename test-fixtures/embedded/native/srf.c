/*
 * srf.c - functions that return sets.
 *
 * Java's Iterator, ResultSetProvider or ResultSetHandle is behind one face,
 * RowSource. In FROM, where PostgreSQL wants the whole set anyway, it is put
 * into a tuplestore in one call; in a select list stream.c hands it out.
 */
#include "pgj.h"

#include "access/htup_details.h"
#include "catalog/pg_type.h"
#include "funcapi.h"
#include "miscadmin.h"
#include "utils/memutils.h"
#include "utils/tuplestore.h"

#define ROW_REFS 16

typedef struct Sink
{
	ReturnSetInfo *info;
	MemoryContext query;		/* of the result */
	MemoryContext row;			/* reset after each row */
} Sink;

static Sink
open_sink(Level *level, FunctionCallInfo fcinfo)
{
	ReturnSetInfo *info = (ReturnSetInfo *) fcinfo->resultinfo;
	Sink		sink;

	if (!(info->allowedModes & SFRM_Materialize))
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("materialize mode required, but it is not allowed in this context")));
	sink.info = info;
	sink.query = info->econtext->ecxt_per_query_memory;
	sink.row = AllocSetContextCreate(level_context(level), "row of a Java set",
									 ALLOCSET_SMALL_SIZES);
	return sink;
}

/* The descriptor must live as long as the result. */
static void
open_store(Sink *sink, TupleDesc desc)
{
	MemoryContext before = MemoryContextSwitchTo(sink->query);

	sink->info->returnMode = SFRM_Materialize;
	sink->info->setDesc = desc;
	sink->info->setResult =
		tuplestore_begin_heap((sink->info->allowedModes & SFRM_Materialize_Random) != 0,
							  false, work_mem);
	MemoryContextSwitchTo(before);
}

static TupleDesc
scalar_descriptor(Sink *sink, Oid type)
{
	MemoryContext before = MemoryContextSwitchTo(sink->query);
	TupleDesc	desc = CreateTemplateTupleDesc(1);

	TupleDescInitEntry(desc, 1, "value", type, -1, 0);
	MemoryContextSwitchTo(before);
	return desc;
}

/* Of the rows that the call wants, in the context. */
TupleDesc
srf_row_descriptor(FunctionCallInfo fcinfo, MemoryContext context)
{
	MemoryContext before = MemoryContextSwitchTo(context);
	TupleDesc	desc;
	TypeFuncClass class = get_call_result_type(fcinfo, NULL, &desc);

	if (class != TYPEFUNC_COMPOSITE && class != TYPEFUNC_COMPOSITE_DOMAIN)
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("function returning record called in context that cannot accept type record")));
	desc = BlessTupleDesc(CreateTupleDescCopy(desc));
	MemoryContextSwitchTo(before);
	return desc;
}

/* NULL if the function returned no Iterator, provider or handle. */
jobject
srf_open_source(Function *function, FunctionCallInfo fcinfo)
{
	jvalue	   *arguments = call_arguments(function, fcinfo, 0);
	jobject		set = JNI(CallStaticObjectMethodA, function->class, function->method, arguments);
	jmethodID	of = jr.row_source_of_provider;
	jobject		source;

	java_check();
	if (set == NULL)
		return NULL;
	if (function->shape == SHAPE_SCALAR_SET)
		of = jr.row_source_of_iterator;
	else if (function->by_handle)
		of = jr.row_source_of_handle;
	source = JNI(CallStaticObjectMethod, jr.RowSource, of, set);
	java_check();
	return source;
}

/*
 * The loops below run no Java while an error may be raised for an interrupt,
 * and clean up after each row what it needed, on both sides.
 */
static void
begin_row(Sink *sink)
{
	CHECK_FOR_INTERRUPTS();
	MemoryContextSwitchTo(sink->row);
	if (JNI(PushLocalFrame, ROW_REFS) != 0)
		java_check();
}

static void
end_row(Sink *sink, Level *level)
{
	JNI(PopLocalFrame, NULL);
	MemoryContextSwitchTo(level->entry_context);
	MemoryContextReset(sink->row);
}

/* The elements of an Iterator; the Java half refuses null elements. */
static bool
scalar_row(Sink *sink, Conv *conv, jobject source)
{
	jobject		item = JNI(CallObjectMethod, source, jr.row_source_next);
	Datum		value;
	bool		is_null = false;

	java_check();
	if (item == NULL)
		return false;
	value = conv_from_object(conv, item, -1);
	tuplestore_putvalues(sink->info->setResult, sink->info->setDesc, &value, &is_null);
	return true;
}

static bool
composite_row(Sink *sink, Rows *out, jobject receiver, jobject source)
{
	jboolean	filled;

	rows_clear(out);
	filled = JNI(CallBooleanMethod, source, jr.row_source_fill, receiver);
	java_check();
	if (!filled)
		return false;
	tuplestore_putvalues(sink->info->setResult, sink->info->setDesc, out->values, out->nulls);
	return true;
}

static void
store_scalars(Level *level, Sink *sink, jobject source)
{
	bool		more = true;

	while (more)
	{
		begin_row(sink);
		more = scalar_row(sink, level->function->result, source);
		end_row(sink, level);
	}
}

static void
store_rows(Level *level, Sink *sink, jobject source)
{
	Rows	   *out = rows_to_fill(level, sink->info->setDesc);
	jobject		receiver = rows_updatable(out);
	bool		more = true;

	while (more)
	{
		begin_row(sink);
		more = composite_row(sink, out, receiver, source);
		end_row(sink, level);
	}
}

static Datum
store_set(Level *level, FunctionCallInfo fcinfo)
{
	Function   *function = level->function;
	Sink		sink = open_sink(level, fcinfo);
	jobject		source;

	if (function->shape == SHAPE_SCALAR_SET)
		open_store(&sink, scalar_descriptor(&sink, function->result->type));
	else
		open_store(&sink, srf_row_descriptor(fcinfo, sink.query));
	source = srf_open_source(function, fcinfo);
	if (source != NULL)
	{
		if (function->shape == SHAPE_SCALAR_SET)
			store_scalars(level, &sink, source);
		else
			store_rows(level, &sink, source);
		JNI(CallVoidMethod, source, jr.row_source_close);
		java_check();
	}
	fcinfo->isnull = true;
	return (Datum) 0;
}

Datum
srf_call(Level *level, FunctionCallInfo fcinfo)
{
	ReturnSetInfo *info = (ReturnSetInfo *) fcinfo->resultinfo;

	if (info == NULL || !IsA(info, ReturnSetInfo))
		ereport(ERROR,
				(errcode(ERRCODE_FEATURE_NOT_SUPPORTED),
				 errmsg("set-valued function called in context that cannot accept a set")));
	if ((info->allowedModes & SFRM_ValuePerCall) &&
		!(info->allowedModes & SFRM_Materialize_Preferred))
		return stream_call(level, fcinfo);
	return store_set(level, fcinfo);
}
