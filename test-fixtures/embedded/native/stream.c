/*
 * stream.c - sets in a select list, handed out row by row.
 *
 * Between two rows no level is open. What remains is a Stream, in memory of
 * the expression's: Java's source of rows, and the function. It ends in one
 * of three ways: the last row, an early stop (LIMIT), when the executor's
 * callback still has Java's close() called, or an error, when only the
 * memory's callback runs and nothing but references is given back.
 */
#include "pgj.h"

#include "access/htup_details.h"
#include "funcapi.h"
#include "storage/ipc.h"
#include "utils/memutils.h"

typedef struct Stream
{
	MemoryContext context;
	MemoryContextCallback on_reset;
	ExprContext *econtext;
	FmgrInfo   *flinfo;
	Function   *function;
	jobject		source;			/* a global reference */
	TupleDesc	desc;			/* of sets of rows */
	bool		unsandboxed;	/* called in language javau */
} Stream;

/* Raises no error. */
static void
give_back(void *argument)
{
	Stream	   *stream = argument;

	if (proc_exit_inprogress)
		return;
	if (stream->source != NULL)
		JNI(DeleteGlobalRef, stream->source);
	function_release(stream->function);
}

/* Java's close(), at the end of the set. Needs a level. */
static void
close_source(Stream *stream)
{
	JNI(CallVoidMethod, stream->source, jr.row_source_close);
	java_check();
}

/* The executor wants no more rows: not called after an error. */
static void
stop_early(Datum argument)
{
	Stream	   *stream = (Stream *) DatumGetPointer(argument);
	Level		level;

	stream->flinfo->fn_extra = NULL;
	level_begin(&level, NULL, stream->unsandboxed);
	PG_TRY();
	{
		close_source(stream);
		level_finish(&level);
	}
	PG_CATCH();
	{
		level_abandon(&level);
		PG_RE_THROW();
	}
	PG_END_TRY();
	level_end(&level);
	MemoryContextDelete(stream->context);
}

static Stream *
new_stream(Function *function, FunctionCallInfo fcinfo)
{
	MemoryContext context = AllocSetContextCreate(fcinfo->flinfo->fn_mcxt, "Java set",
												  ALLOCSET_SMALL_SIZES);
	Stream	   *stream = MemoryContextAllocZero(context, sizeof(Stream));

	stream->context = context;
	stream->econtext = ((ReturnSetInfo *) fcinfo->resultinfo)->econtext;
	stream->flinfo = fcinfo->flinfo;
	stream->function = function;
	stream->unsandboxed = current_level->unsandboxed;
	function->running++;
	stream->on_reset.func = give_back;
	stream->on_reset.arg = stream;
	MemoryContextRegisterResetCallback(context, &stream->on_reset);
	if (function->shape == SHAPE_ROW_SET)
		stream->desc = srf_row_descriptor(fcinfo, context);
	return stream;
}

/* Calls the method. NULL if it returned no set. */
static Stream *
start(Function *function, FunctionCallInfo fcinfo)
{
	Stream	   *stream = new_stream(function, fcinfo);
	jobject		source = srf_open_source(function, fcinfo);

	if (source == NULL)
	{
		MemoryContextDelete(stream->context);
		return NULL;
	}
	stream->source = JNI(NewGlobalRef, source);
	fcinfo->flinfo->fn_extra = stream;
	RegisterExprContextCallback(stream->econtext, stop_early, PointerGetDatum(stream));
	return stream;
}

static void
finish(Stream *stream)
{
	UnregisterExprContextCallback(stream->econtext, stop_early, PointerGetDatum(stream));
	stream->flinfo->fn_extra = NULL;
	close_source(stream);
	MemoryContextDelete(stream->context);
}

static bool
next_scalar(Stream *stream, Datum *result)
{
	jobject		item = JNI(CallObjectMethod, stream->source, jr.row_source_next);

	java_check();
	if (item == NULL)
		return false;
	*result = conv_from_object(stream->function->result, item, -1);
	return true;
}

static bool
next_row(Level *level, Stream *stream, Datum *result)
{
	Rows	   *out = rows_to_fill(level, stream->desc);
	jboolean	filled = JNI(CallBooleanMethod, stream->source, jr.row_source_fill,
							 rows_updatable(out));

	java_check();
	if (!filled)
		return false;
	*result = HeapTupleGetDatum(heap_form_tuple(stream->desc, out->values, out->nulls));
	return true;
}

/* One row of the set, or its end. */
Datum
stream_call(Level *level, FunctionCallInfo fcinfo)
{
	ReturnSetInfo *info = (ReturnSetInfo *) fcinfo->resultinfo;
	Stream	   *stream = fcinfo->flinfo->fn_extra;
	Datum		result = (Datum) 0;
	bool		more = false;

	if (stream == NULL)
		stream = start(level->function, fcinfo);
	if (stream != NULL)
	{
		more = stream->function->shape == SHAPE_SCALAR_SET
			? next_scalar(stream, &result) : next_row(level, stream, &result);
		if (!more)
			finish(stream);
	}
	info->isDone = more ? ExprMultipleResult : ExprEndResult;
	fcinfo->isnull = !more;
	return result;
}
