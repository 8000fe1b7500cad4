// The limit that a Next route handler sets: parses a JSON body and answers.
export async function POST(request) {
  const body = await request.json();
  return Response.json({ id: body.external_id ?? null }, { status: 201 });
}
