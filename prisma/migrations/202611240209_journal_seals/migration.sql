-- CreateTable
CREATE TABLE "journal_unsealed" (
    "seq" BIGINT NOT NULL,

    CONSTRAINT "journal_unsealed_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "journal_seal" (
    "position" BIGINT NOT NULL,
    "seq" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "journal_seal_pkey" PRIMARY KEY ("position")
);

-- CreateTable
CREATE TABLE "journal_root" (
    "day" TEXT NOT NULL,
    "position" BIGINT NOT NULL,
    "hash" TEXT NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "journal_root_pkey" PRIMARY KEY ("day")
);

-- CreateIndex
CREATE UNIQUE INDEX "journal_seal_seq_key" ON "journal_seal"("seq");


-- What was written before there were seals is sealed first, in the order of writing.
INSERT INTO "journal_unsealed" ("seq") SELECT "seq" FROM "journal";
