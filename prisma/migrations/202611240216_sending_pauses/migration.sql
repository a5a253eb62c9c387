-- CreateTable
CREATE TABLE "app_pause" (
    "app_id" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "probe_at" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "app_pause_pkey" PRIMARY KEY ("app_id","method")
);

-- CreateTable
CREATE TABLE "api_calls" (
    "app_id" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "calls" INTEGER NOT NULL,

    CONSTRAINT "api_calls_pkey" PRIMARY KEY ("app_id","month")
);

-- CreateIndex
CREATE INDEX "notice_parent_id_idx" ON "notice"("parent_id");
